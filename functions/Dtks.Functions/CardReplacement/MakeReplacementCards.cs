using Dtks.Platform.Messaging;
using Microsoft.Azure.Functions.Worker;

namespace Dtks.Functions.CardReplacement;

/// <summary>Makes the card of a household whose SKRTM both have signed, once it stands in the register (CRD-9); and tells those named for a card how their place changed (CRD-5).</summary>
public sealed class MakeReplacementCards(QueueMessageRunner runner, ReplacementCards replacements, ReplacementTelling telling)
{
    /// <summary>Households to which a card is to be made in another's place (CRD-9).</summary>
    public const string Queue = "card-replacements";

    /// <summary>One household.</summary>
    [Function(nameof(MakeReplacementCards))]
    public Task RunAsync([QueueTrigger(Queue)] string message, CancellationToken cancellation) =>
        runner.RunAsync<ReplacementCardMessage>(Queue, message, DoAsync, cancellation);

    private Task DoAsync(ReplacementCardMessage message, CancellationToken cancellation) =>
        message.Told is not null || message.ToldEverywhere == true ? telling.TellAsync(message, cancellation) : replacements.MakeAsync(message, cancellation);
}
