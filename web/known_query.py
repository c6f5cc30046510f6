"""What may stand in the query of an address of the API."""

from fastapi import Request

from web.problems import UNKNOWN, Problem


def known_query(request: Request) -> None:
    """A name that there is not is a mistake, and refused as in a body: unread, it would change the answer."""
    known = {field.alias for field in request.scope["route"].dependant.query_params}
    unknown = [name for name in request.query_params if name not in known]
    if unknown:
        raise Problem(422, f"{unknown[0][:100]}: {UNKNOWN}")
