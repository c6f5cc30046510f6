"""Taking back what an ingest brought in: what was new goes, what was changed is as it was."""

from collections.abc import Sequence

from embeddings.archive import Archive
from embeddings.intake.ingest import Report
from embeddings.readers import Problem
from embeddings.releases.delivery import Arrival, Delivery
from embeddings.releases.release import Release

GONE = "what was no longer where it came from does not come back; bring in the file or folder as it was before"


def undo(archive: Archive, arrivals: Sequence[Arrival], removed: int = 0) -> Report:
    """`replaced` counts what was put back, `removed` what went. What has changed since is left and named, and how
    many releases the ingest had `removed`: nothing of them is kept."""
    back, problems = 0, []
    for arrival in reversed([one for one in arrivals if one.former]):
        if former := _former(archive, arrival):
            archive.link(archive.apply([_from_its_file(archive, former)]).ids)
            back += 1
        else:
            problems.append(_left(arrival))
    new = [one for one in arrivals if not one.former]
    ours = {one.release_id for one in new if _stands(archive, one)}
    problems += [_left(one) for one in new if one.release_id not in ours]
    if removed:
        problems.append(Problem(f"removed then: {removed}", GONE))
    count = len(arrivals)
    return Report(count, count, replaced=back, removed=archive.remove(sorted(ours)), problems=tuple(problems))


def _from_its_file(archive: Archive, former: Release) -> Delivery:
    """What comes from the file that holds the release, so that it goes with that; the file counts as read as it is."""
    path = min(archive.origins_of(former.id), default="")
    return Delivery((former,), path, archive.file_digest(path), whole=False)


def _stands(archive: Archive, arrival: Arrival) -> bool:
    found = archive.release(arrival.release_id)
    return found is not None and found.digest == arrival.digest


def _former(archive: Archive, arrival: Arrival) -> Release | None:
    """What the arrival replaced, where it still stands and the former words were kept."""
    if not _stands(archive, arrival):
        return None
    kept = (release for release, _ in archive.earlier(arrival.release_id))
    return next((release for release in kept if release.digest == arrival.former), None)


def _left(arrival: Arrival) -> Problem:
    return Problem(arrival.release_id, "has changed since, or in nothing but its details: left as it is")
