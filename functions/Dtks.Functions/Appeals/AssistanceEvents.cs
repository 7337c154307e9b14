using Dtks.Domain.Households;
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
        var isTold = (bool?)happened.Data["withheld"] == true || (bool?)happened.Data["wasReturned"] == true;
        return happened.Target == Granted || (isTold && (happened.Target == Corrected || (happened.Subject!.StartsWith("proposals/", StringComparison.Ordinal) && Ending.Contains((string?)happened.Data["status"] ?? string.Empty))));
    }
}
