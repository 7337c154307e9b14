using Dtks.Domain.Areas;
using Dtks.Domain.Forms;
using Dtks.Domain.Kernel;
using Dtks.Domain.Policies;
using Dtks.Domain.Proposals;
using NodaTime;
using NodaTime.Text;

namespace Dtks.Domain.Visits;

/// <summary>Decides whether a home visit is recorded (RAT-2). To record one is not to ratify: whoever proposed may (GOV-2).</summary>
public static class VisitDecider
{
    // So that its history stays within one document.
    private const int MostCorrections = 20;
    private const int MostPointers = 100;

    /// <summary>Records a visit, in place of what was recorded before. Nothing happens when the same is recorded already.</summary>
    /// <param name="draft">What came in.</param>
    /// <param name="state">What was recorded before; null for nothing.</param>
    /// <param name="admitted">The proposal, and when the deliberation that admitted it was held.</param>
    /// <param name="editions">The editions of the form.</param>
    /// <param name="policies">The policy versions: that of the visit's day names the edition, that of today decides.</param>
    /// <param name="by">Who records it.</param>
    /// <param name="now">Now.</param>
    public static Decision<VisitRecorded> Record(
        VisitDraft? draft, VisitState? state, AdmittedProposal admitted, FormEditions editions, PolicyVersions policies, Actor by, Instant now)
    {
        ArgumentNullException.ThrowIfNull(admitted);
        ArgumentNullException.ThrowIfNull(editions);
        ArgumentNullException.ThrowIfNull(policies);
        ArgumentNullException.ThrowIfNull(by);
        var (village, input) = (admitted.Village, new InputReader());
        if (VisitReader.Read(draft, village, editions, policies, now, input) is not { } read) return Decision<VisitRecorded>.Reject(input.Violations);
        if (Obstacle(admitted) is { } obstacle) return Decision<VisitRecorded>.Reject(obstacle);
        if (Unmet(read, admitted.HeldOn!.Value).ToList() is { Count: > 0 } unmet) return Decision<VisitRecorded>.Reject(unmet);

        // What was recorded for an admission that a correction of the proposal undid is of that one.
        var before = state?.Deliberation == admitted.Deliberation ? state : null;
        var changed = before is null ? null : Changed(before, read);
        if (changed is { Count: 0 }) return Decision<VisitRecorded>.Accept();
        if (admitted.Dossier is { } dossier) return Decision<VisitRecorded>.Reject(Violation.Conflict(VisitViolations.InDossier, "RAT-1", ("dossier", dossier)));
        if (state?.History.Count > MostCorrections)
            return Decision<VisitRecorded>.Reject(Violation.Refused(VisitViolations.CorrectionsSpent, null, null, ("max", InputReader.Number(MostCorrections))));
        var meta = EventMeta.Of(by, state is null ? VisitEventCodes.Recorded : VisitEventCodes.Corrected, "RAT-2", policies.At(TimeZones.DateIn(village, now)), now);
        return Decision<VisitRecorded>.Accept(new VisitRecorded(
            meta, admitted.Proposal, village, admitted.Deliberation!, read.Form.Id, read.VisitedOn, read.Visitors, read.Answers, read.Note, state is null ? null : [.. (changed ?? []).Take(MostPointers)]));
    }

    /// <summary>The state after <paramref name="happened"/>.</summary>
    public static VisitState Evolve(VisitState? state, VisitRecorded happened)
    {
        ArgumentNullException.ThrowIfNull(happened);
        return new VisitState
        {
            Proposal = happened.Proposal,
            Village = happened.Village,
            Deliberation = happened.Deliberation,
            FormVersion = happened.FormVersion,
            VisitedOn = happened.VisitedOn,
            Visitors = happened.Visitors,
            Answers = happened.Answers,
            Note = happened.Note,
            History = [.. state?.History ?? [], new VisitStep(happened.Meta, happened.FormVersion, happened.Changed)],
        };
    }

    /// <summary>What is advised about a visit that was recorded, and refuses nothing; null for nothing.</summary>
    /// <param name="state">The visit.</param>
    /// <param name="members">How many members the family of the proposal has.</param>
    public static Violation? Advice(VisitState state, int members)
    {
        ArgumentNullException.ThrowIfNull(state);
        var answered = state.Answers.Members.Count;
        return answered < members
            ? Violation.Refused(VisitViolations.MembersLeftOut, "RAT-2", "/members", ("answered", InputReader.Number(answered)), ("members", InputReader.Number(members)))
            : null;
    }

    private static Violation? Obstacle(AdmittedProposal admitted) => admitted is { Status: ProposalStatus.Eligible, Deliberation: not null, HeldOn: not null }
        ? null
        : Violation.Conflict(VisitViolations.NotAdmitted, "RAT-2", ("status", WireName.Of(admitted.Status)));

    private static IEnumerable<Violation> Unmet(VisitRead read, LocalDate heldOn)
    {
        if (read.VisitedOn < heldOn)
            yield return Violation.Refused(VisitViolations.BeforeDeliberation, "RAT-2", "/visitedOn", ("heldOn", LocalDatePattern.Iso.Format(heldOn)));
        if (read.Visitors.Select(v => TextFolding.Fold(v.Body)).Distinct(StringComparer.Ordinal).Count() < 2)
            yield return Violation.Refused(VisitViolations.OneBody, "RAT-2", "/visitors");
    }

    private static List<string> Changed(VisitState before, VisitRead read)
    {
        var changed = new List<string>();
        if (before.FormVersion != read.Form.Id) changed.Add("/formVersion");
        if (before.VisitedOn != read.VisitedOn) changed.Add("/visitedOn");
        if (!before.Visitors.SequenceEqual(read.Visitors)) changed.Add("/visitors");
        if (before.Note != read.Note) changed.Add("/note");
        changed.AddRange(read.Answers.Differing(before.Answers));
        return changed;
    }
}

/// <summary>As much of a proposal as tells whether its family is visited now.</summary>
/// <param name="Proposal">Its id.</param>
/// <param name="Village">Its village.</param>
/// <param name="Status">Where it stands.</param>
/// <param name="Deliberation">The deliberation that admitted it; null for none.</param>
/// <param name="HeldOn">The day that was held; null for none.</param>
/// <param name="Dossier">The dossier that holds it on its way up; null for none.</param>
public sealed record AdmittedProposal(string Proposal, AreaCode Village, ProposalStatus Status, string? Deliberation, LocalDate? HeldOn, string? Dossier = null);
