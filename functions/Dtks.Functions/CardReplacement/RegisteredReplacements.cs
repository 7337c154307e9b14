using Dtks.Domain.Proposals;
using Dtks.Platform.Changes;

namespace Dtks.Functions.CardReplacement;

/// <summary>A family that a deliberation on cards proposed and that now stands in the register gets its card, where its SKRTM is signed (CRD-9).</summary>
public sealed class RegisteredReplacements : IEventFollower
{
    private static readonly string Registered = $"dtks.{ProposalEventCodes.Registered}.v1";

    /// <inheritdoc />
    public IEnumerable<OutboxEntry> Of(OutboxEntry happened)
    {
        ArgumentNullException.ThrowIfNull(happened);
        if (happened.Target == Registered && (bool?)happened.Data["forCard"] == true && happened.Subject?.Split('/') is [_, var village, var proposal])
        {
            yield return OutboxEntry.Message(MakeReplacementCards.Queue, new ReplacementCardMessage(village, proposal));
        }
    }
}
