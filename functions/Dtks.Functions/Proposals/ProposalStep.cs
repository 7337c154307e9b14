using Dtks.Domain.Kernel;
using Dtks.Domain.Policies;
using Dtks.Domain.Proposals;
using Dtks.Platform.Problems;
using NodaTime;

namespace Dtks.Functions.Proposals;

/// <summary>One step in a proposal's history: when, where it then stood, by which rule and policy, and by whom in which role; of a correction, what differs
/// from before, and the number under which that is kept; of a refusal, ground and note, and both in words.</summary>
internal sealed record ProposalStep(Instant At, ProposalStatus Status, string Code, string? Rule, string Policy, Role Role, IReadOnlyList<string>? Changed, int? Version, int? Ground, string? Note, string? Explanation)
{
    /// <summary>A history, oldest first.</summary>
    public static IReadOnlyList<ProposalStep> Of(IReadOnlyList<ProposalHistoryEntry> history, PolicyVersions policies, PolicyVersion today, MessageCatalogue messages, string language)
    {
        var corrections = 0;
        return [.. history.Select(entry => Of(entry, entry.IsCorrection() ? ++corrections : null, RefusalWords.Of(Refusal.Of(entry), policies, today, messages, language)))];
    }

    private static ProposalStep Of(ProposalHistoryEntry entry, int? version, string? explanation) =>
        new(entry.Meta.At, entry.Status, entry.Meta.Code, entry.Meta.Rule, entry.Meta.Policy, entry.Meta.Role, entry.Changed, version, entry.Ground, entry.Note, explanation);
}
