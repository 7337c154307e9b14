using Dtks.Domain.Common;

namespace Dtks.Domain.Deliberations.Commands;

/// <summary>Record what was decided, in place of what was recorded before (MUS-2).</summary>
/// <param name="Drafts">What came in.</param>
/// <param name="Subjects">What the register holds of the subjects named.</param>
/// <param name="By">The village's data officer.</param>
public sealed record RecordDecisions(
    IReadOnlyList<DecisionDraft?>? Drafts, SubjectStandings Subjects, Actor By) : DeliberationCommand;
