using Dtks.Domain.Households;
using Dtks.Domain.Kernel;
using Dtks.Domain.Proposals;
using Dtks.Platform.Changes;
using Dtks.Platform.Deadlines;

namespace Dtks.Functions.Appeals;

/// <summary>By which events something comes of the appeals against an admission without the assistance asked (<see cref="AwaitedAssistance"/>).</summary>
public sealed class AssistanceEvents(TimeProvider clock) : IEventFollower
{
    private static readonly string Granted = $"dtks.{HouseholdEventCodes.AssistanceGranted}.v1";
    private static readonly string Corrected = $"dtks.{ProposalEventCodes.Corrected}.v1";

    // By these a proposal that was admitted comes to its end.
    private static readonly HashSet<string> Ending = ["registered", "withdrawn", "refused"];

    // By these what another proposal asks for comes to nothing.
    private static readonly HashSet<string> Nothing = [.. Enum.GetValues<ProposalStatus>().Where(s => s == ProposalStatus.Withdrawn || ReopeningRules.IsRefused(s)).Select(WireName.Of)];

    /// <inheritdoc />
    public IEnumerable<OutboxEntry> Of(OutboxEntry happened)
    {
        ArgumentNullException.ThrowIfNull(happened);
        if (IsNews(happened) && happened.Subject?.Split('/') is [_, var village, var record])
        {
            yield return new DeadlineInput(AwaitedAssistance.DeadlineKind, clock.GetUtcNow(), village, record).Entry();
        }
    }

    // Said anew after its letter came back nothing is withheld of it any more.
    private static bool IsNews(OutboxEntry happened)
    {
        var ends = happened.Subject!.StartsWith("proposals/", StringComparison.Ordinal) ? (string?)happened.Data["status"] ?? string.Empty : string.Empty;
        var isTold = (bool?)happened.Data["withheld"] == true || (bool?)happened.Data["wasReturned"] == true;
        var isAsked = (string?)happened.Data["kind"] == WireName.Of(ProposalKind.Assistance);
        return happened.Target == Granted || (isTold && (happened.Target == Corrected || Ending.Contains(ends))) || (isAsked && Nothing.Contains(ends));
    }
}
