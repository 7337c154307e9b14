using Dtks.Domain.Common;
using Dtks.Domain.Deliberations.Commands;
using Dtks.Domain.Deliberations.Events;
using Dtks.Domain.Policies;
using Dtks.Domain.Proposals;
using Dtks.Domain.Verification;
using NodaTime;

namespace Dtks.Domain.Deliberations;

/// <summary>Recording what was decided (MUS-2).</summary>
internal static class DeliberationResolutions
{
    private const int MaxResolutions = 1000;
    private const int MaxNote = 1000;

    public static Decision<DeliberationEvent> Decide(RecordResolutions command, PolicyVersion policy, Instant now)
    {
        var input = new InputReader();
        if (!input.Count(command.Drafts, "", 0, MaxResolutions, "MUS-2")) return Decision<DeliberationEvent>.Reject(input.Violations);
        var resolutions = new List<Resolution>(command.Drafts.Count);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < command.Drafts.Count; i++)
        {
            if (Read(command.Drafts[i], $"/{i}", policy, input) is not { } resolution) continue;
            CheckSubject(resolution, $"/{i}", command.Subjects, input);
            if (!seen.Add(Key(resolution))) input.Invalid(ViolationCodes.ResolutionTwice, $"/{i}", "MUS-2");
            resolutions.Add(resolution);
        }

        return input.IsClean
            ? Decision<DeliberationEvent>.Accept(
                new ResolutionsRecorded(EventMeta.Of(command.By, EventCodes.ResolutionsRecorded, "MUS-2", policy, now), resolutions))
            : Decision<DeliberationEvent>.Reject(input.Violations);
    }

    private static Resolution? Read(ResolutionDraft? draft, string pointer, PolicyVersion policy, InputReader input)
    {
        if (!input.Present(draft, pointer)) return null;
        var verdict = input.Name<Verdict>(draft.Decision, pointer + "/decision");
        var note = input.OptionalText(draft.Note, pointer + "/note", MaxNote);
        if (draft.Proposal is null == draft.Household is null)
        {
            input.Invalid(ViolationCodes.ResolutionSubject, pointer, "MUS-2");
            return null;
        }

        if (verdict is not { } v) return null;
        if (v == Verdict.Terminate != draft.Household is not null)
        {
            input.Invalid(ViolationCodes.ResolutionVerdict, pointer + "/decision", "MUS-2");
            return null;
        }

        return new Resolution(draft.Proposal, draft.Household, v, ReadGround(draft.Ground, v, pointer + "/ground", policy, input), note);
    }

    private static int? ReadGround(int? raw, Verdict verdict, string pointer, PolicyVersion policy, InputReader input)
    {
        if (verdict == Verdict.Terminate || (verdict == Verdict.Refuse && raw is not null))
            return OutcomeReader.ReadGround(raw, pointer, policy, input);
        if (raw is not null) input.Invalid(ViolationCodes.GroundForbidden, pointer, "VER-5");
        return null;
    }

    private static void CheckSubject(Resolution resolution, string pointer, ResolutionSubjects subjects, InputReader input)
    {
        if (resolution.HouseholdId is { } household)
        {
            if (!subjects.ActiveHouseholds.Contains(household))
                input.Invalid(ViolationCodes.ResolutionHouseholdUnknown, pointer + "/household", "MUS-2");
        }
        else if (!subjects.Proposals.TryGetValue(resolution.ProposalId ?? "", out var proposal))
        {
            input.Invalid(ViolationCodes.ResolutionProposalUnknown, pointer + "/proposal", "MUS-2");
        }
        else if (ProposalDeliberation.Obstacle(proposal, resolution.Verdict) is { } obstacle)
        {
            input.Add(obstacle with { Pointer = pointer + (obstacle.Kind == ViolationKind.Conflict ? "/proposal" : "/decision") });
        }
    }

    private static string Key(Resolution r) => r.ProposalId is null ? "household:" + r.HouseholdId : "proposal:" + r.ProposalId;
}
