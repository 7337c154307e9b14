using Dtks.Domain.Areas;
using Dtks.Domain.Deliberations;
using Dtks.Domain.Kernel;
using Dtks.Domain.Policies;
using Dtks.Domain.Ratification;
using NodaTime;

namespace Dtks.Domain.Dossiers;

/// <summary>Decides what becomes of a dossier: handed in by the village head, endorsed by the camat, received by dinas sosial (RAT-1, RAT-2, GOV-2).</summary>
public static class DossierDecider
{
    /// <summary>Hands one in over all proposals that wait and were visited; all that is unmet is named at once.</summary>
    /// <param name="id">The id it will have.</param>
    /// <param name="village">The village.</param>
    /// <param name="read">What came in.</param>
    /// <param name="gathered">What there is to be handed in.</param>
    /// <param name="by">The village head.</param>
    /// <param name="policy">The policy version.</param>
    /// <param name="now">Now.</param>
    public static Decision<DossierEvent> Submit(string id, AreaCode village, DossierRead read, DossierGathered gathered, Actor by, PolicyVersion policy, Instant now)
    {
        ArgumentNullException.ThrowIfNull(village);
        ArgumentNullException.ThrowIfNull(read);
        ArgumentNullException.ThrowIfNull(gathered);
        return Unmet(read, gathered).ToList() is { Count: > 0 } unmet
            ? Decision<DossierEvent>.Reject(unmet)
            : Submit(id, village, read, (gathered.Rows.Count, DigestOf(village, gathered.Rows)), EventMeta.Of(by, DossierEventCodes.Submitted, "RAT-1", policy, now));
    }

    /// <summary>Hands in a month's finalised sheet; all that is unmet is named at once (VER-1, VER-3).</summary>
    /// <inheritdoc cref="Submit(string, AreaCode, DossierRead, DossierGathered, Actor, PolicyVersion, Instant)"/>
    public static Decision<DossierEvent> Submit(string id, AreaCode village, DossierRead read, SheetGathered gathered, Actor by, PolicyVersion policy, Instant now)
    {
        ArgumentNullException.ThrowIfNull(village);
        ArgumentNullException.ThrowIfNull(read);
        ArgumentNullException.ThrowIfNull(gathered);
        return SheetDossierRules.Unmet(read, gathered).ToList() is { Count: > 0 } unmet
            ? Decision<DossierEvent>.Reject(unmet)
            : Submit(id, village, read, (gathered.Sheet!.Lines.Count, gathered.Digest!), EventMeta.Of(by, DossierEventCodes.Submitted, "RAT-1", policy, now));
    }

    /// <summary>The camat endorses it, or returns it. The same again by the same changes nothing.</summary>
    public static Decision<DossierEvent> Endorse(DossierState state, DossierReviewDraft? draft, DossierContent content, Actor by, PolicyVersion policy, Instant now) =>
        Review(state, draft, EndorsementOutcome.Returned, (DossierStatus.Submitted, DossierEventCodes.Endorsed), content, code => EventMeta.Of(by, code, "RAT-1", policy, now));

    /// <summary>Dinas sosial receives it, or returns it. The same again by the same changes nothing.</summary>
    public static Decision<DossierEvent> Receive(DossierState state, DossierReviewDraft? draft, DossierContent content, Actor by, PolicyVersion policy, Instant now) =>
        Review(state, draft, ReceiptOutcome.Returned, (DossierStatus.Endorsed, DossierEventCodes.Received), content, code => EventMeta.Of(by, code, "RAT-1", policy, now));

    /// <summary>The letter that covers it conforms (RAT-4). Nothing happens the second time.</summary>
    public static Decision<DossierEvent> Ratify(DossierState state, string letter, Actor by, PolicyVersion policy, Instant now)
    {
        ArgumentNullException.ThrowIfNull(state);
        if (state.Status == DossierStatus.Ratified) return Decision<DossierEvent>.Accept();
        return state.Status == DossierStatus.Received
            ? Decision<DossierEvent>.Accept(new DossierRatified(EventMeta.Of(by, DossierEventCodes.SheetRatified, "RAT-4", policy, now), letter))
            : Reject(Violation.Conflict(DossierViolations.NotAwaiting, "RAT-1", ("status", WireName.Of(state.Status))));
    }

    /// <summary>The letter that covers it came back, or it alone did (RAT-5). Nothing happens the second time.</summary>
    /// <param name="state">The dossier.</param>
    /// <param name="reasons">Why.</param>
    /// <param name="passed">The determination date of its month, where that is over; null else.</param>
    /// <param name="by">The Ministry's officer.</param>
    /// <param name="policy">The policy version.</param>
    /// <param name="now">Now.</param>
    public static Decision<DossierEvent> GiveBack(DossierState state, IReadOnlyList<string> reasons, LocalDate? passed, Actor by, PolicyVersion policy, Instant now)
    {
        ArgumentNullException.ThrowIfNull(state);
        if (state.Status == DossierStatus.Returned) return Decision<DossierEvent>.Accept();
        return state.Status == DossierStatus.Received
            ? Decision<DossierEvent>.Accept(new DossierReturned(EventMeta.Of(by, DossierEventCodes.Returned, "RAT-5", policy, now), reasons, passed))
            : Reject(Violation.Conflict(DossierViolations.NotAwaiting, "RAT-1", ("status", WireName.Of(state.Status))));
    }

    /// <summary>It is taken back, for its sheet is opened again (VER-8). Nothing happens where it is not on its way.</summary>
    public static Decision<DossierEvent> Withdraw(DossierState state, Actor by, PolicyVersion policy, Instant now)
    {
        ArgumentNullException.ThrowIfNull(state);
        return state.Status == DossierStatus.Submitted
            ? Decision<DossierEvent>.Accept(new DossierWithdrawn(EventMeta.Of(by, DossierEventCodes.Withdrawn, "VER-8", policy, now)))
            : Decision<DossierEvent>.Accept();
    }

    /// <summary>The digest over a dossier's rows.</summary>
    public static string DigestOf(AreaCode village, IReadOnlyList<DossierRow> rows) =>
        VillageDigest.Of(village, rows.Select(row => new RatificationRow(village, row.Proposal, row.Digest, string.Empty, DecidedBy: null))).Digest;

    /// <summary>The state after <paramref name="happened"/>. Events are facts: nothing is checked again.</summary>
    /// <exception cref="InvalidOperationException">An event other than the first comes without a state.</exception>
    public static DossierState Evolve(DossierState? state, DossierEvent happened)
    {
        ArgumentNullException.ThrowIfNull(happened);
        var next = happened is DossierSubmitted s ? Submitted(s) : Apply(state ?? throw new InvalidOperationException("A dossier begins by being handed in."), happened);
        return next with { History = [.. next.History, happened.Meta] };
    }

    private static Decision<DossierEvent> Submit(string id, AreaCode village, DossierRead read, (int Rows, string Digest) held, EventMeta meta) =>
        Decision<DossierEvent>.Accept(new DossierSubmitted(meta, id, village, read.Period, read.Subject, read.Deliberation, held.Rows, held.Digest, read.Replaces));

    private static IEnumerable<Violation> Unmet(DossierRead read, DossierGathered gathered)
    {
        if (gathered.Deliberation is not { } deliberation)
        {
            yield return Violation.Refused(DossierViolations.DeliberationUnknown, "RAT-1", "/deliberation");
            yield break;
        }

        if (deliberation.Kind != DeliberationKind.Regular && deliberation.Replacements.All(r => r.Proposal is null)) yield return Violation.Refused(DossierViolations.OnCards, "RAT-1", "/deliberation");
        else if (deliberation.Status != DeliberationStatus.Concluded) yield return Violation.Refused(DossierViolations.NotConcluded, "MUS-7", "/deliberation");
        else if (gathered.Rows.Count == 0)
            yield return Violation.Refused(
                DossierViolations.Empty, "RAT-2", "/deliberation",
                ("admitted", InputReader.Number(deliberation.Decisions.Count(d => d.Kind is DecisionKind.Admit or DecisionKind.Assist))), ("waiting", InputReader.Number(gathered.Waiting)));
        if (read.Replaces is not null && !gathered.MayReplace) yield return Violation.Refused(DossierViolations.Replaces, "RAT-1", "/replaces");
    }

    // One place of its way: from where it stands there it goes on, or back.
    private static Decision<DossierEvent> Review<TOutcome>(
        DossierState state, DossierReviewDraft? draft, TOutcome returned, (DossierStatus From, string Onward) place, DossierContent content, Func<string, EventMeta> metaOf)
        where TOutcome : struct, Enum
    {
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(content);
        var input = new InputReader();
        return DossierReader.Review(draft, returned, input) is var (outcome, reasons)
            ? Step(state, place.From, content, metaOf(outcome.Equals(returned) ? DossierEventCodes.Returned : place.Onward), reasons)
            : Decision<DossierEvent>.Reject(input.Violations);
    }

    private static Decision<DossierEvent> Step(DossierState state, DossierStatus from, DossierContent content, EventMeta meta, IReadOnlyList<string> reasons)
    {
        DossierEvent happened = meta.Code switch
        {
            DossierEventCodes.Endorsed => new DossierEndorsed(meta),
            DossierEventCodes.Received => new DossierReceived(meta),
            _ => new DossierReturned(meta, reasons, content.Passed),
        };

        // Sent again, also after weeks: it is done.
        if (state.History.Any(h => (h.Code, h.Subject, h.Role) == (meta.Code, meta.Subject, meta.Role))) return Decision<DossierEvent>.Accept();
        if (state.Status != from) return Reject(Violation.Conflict(DossierViolations.NotAwaiting, "RAT-1", ("status", WireName.Of(state.Status))));
        if (meta.Subject == state.SubmittedBy || meta.Subject == state.EndorsedBy || content.TookPart.Contains(meta.Subject))
            return Reject(Violation.Refused(DossierViolations.Own, "GOV-2"));

        // Back it goes whatever it holds.
        if (happened is DossierReturned) return Decision<DossierEvent>.Accept(happened);
        if (content.Unreadable is { } lines) return Reject(Violation.Conflict(DossierViolations.SheetUnreadable, "RAT-8", ("lines", lines)));
        return content.Digest != state.Digest
            ? Reject(Violation.Refused(DossierViolations.Digest, "RAT-8"))
            : Decision<DossierEvent>.Accept(happened);
    }

    private static Decision<DossierEvent> Reject(Violation violation) => Decision<DossierEvent>.Reject(violation);

    private static DossierState Apply(DossierState state, DossierEvent happened) => happened switch
    {
        DossierEndorsed e => state with { Status = DossierStatus.Endorsed, EndorsedBy = e.Meta.Subject },
        DossierReceived e => state with { Status = DossierStatus.Received, ReceivedBy = e.Meta.Subject },
        DossierReturned e => state with { Status = DossierStatus.Returned, Reasons = e.Reasons, DeterminedOn = e.DeterminedOn },
        DossierRatified => state with { Status = DossierStatus.Ratified },
        DossierWithdrawn => state with { Status = DossierStatus.Withdrawn },
        _ => state,
    };

    private static DossierState Submitted(DossierSubmitted s) => new()
    {
        Id = s.Id,
        Village = s.Village,
        Period = s.Period,
        Subject = s.Subject,
        Deliberation = s.Deliberation,
        Rows = s.Rows,
        Digest = s.Digest,
        Status = DossierStatus.Submitted,
        Replaces = s.Replaces,
        SubmittedBy = s.Meta.Subject,
        History = [],
    };
}

/// <summary>What there is to be handed in.</summary>
/// <param name="Deliberation">The deliberation named; null when there is none.</param>
/// <param name="Rows">What it admitted that waits, was visited, and is in no other dossier; by proposal.</param>
/// <param name="Waiting">How many of what it admitted wait and are in no other, visited or not.</param>
/// <param name="MayReplace">Whether the dossier to be replaced is one of it that was returned, with none in its place.</param>
public sealed record DossierGathered(DeliberationState? Deliberation, IReadOnlyList<DossierRow> Rows, int Waiting, bool MayReplace);
