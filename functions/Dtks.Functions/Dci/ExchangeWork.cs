using System.Text;
using Dtks.Domain.Dci;
using Dtks.Functions.Partners;
using Dtks.Platform.Changes;
using Dtks.Platform.Documents;
using Dtks.Platform.Messaging;

namespace Dtks.Functions.Dci;

/// <summary>Works a message that was taken on: subscriptions are made and ended; of what is only asked, the answer is made when it is told, by the agreement that holds then.</summary>
public sealed class ExchangeWork(ExchangeRepository exchanges, Subscriptions subscriptions, IPartnerTrust trust, OptimisticRetry retry)
{
    /// <summary>Works one; done twice, it is done once.</summary>
    public Task WorkAsync(ExchangeMessage message, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(message);
        return retry.RetryAsync(() => WorkOnceAsync(message, cancellation), cancellation);
    }

    /// <summary>What a message says, read again.</summary>
    internal static DciBatch<T> Read<T>(ExchangeDocument exchange, Func<DciHeader, ReadOnlyMemory<byte>, DciPart<DciBatch<T>>> read)
        where T : class => read(new DciHeader(exchange.Correlation, NodaTime.Instant.FromDateTimeOffset(exchange.ReceivedOn), exchange.Action, DciLimits.Requests), Utf8(exchange)).Value ?? throw new MessageException("the message of an exchange cannot be read again");

    /// <summary>The bytes of a message.</summary>
    internal static byte[] Utf8(ExchangeDocument exchange) => Encoding.UTF8.GetBytes(exchange.Message ?? string.Empty);

    private async Task WorkOnceAsync(ExchangeMessage message, CancellationToken cancellation)
    {
        var found = await exchanges.NeededAsync(message, cancellation);
        if (found.Status != ExchangeStatus.Received)
        {
            return;
        }

        var results = await ResultsAsync(found, cancellation);
        var worked = found with { Status = ExchangeStatus.Pending, Results = results };
        await exchanges.SaveAsync(worked, cancellation, OutboxEntry.Message(CallPartners.Queue, message));
    }

    // What came before a partner was kept out is worked, and told once it is let in again. What a partner ended is ended, also where no agreement holds any more: a later one does not bring it back.
    private async Task<IReadOnlyList<ExchangeResult>?> ResultsAsync(ExchangeDocument exchange, CancellationToken cancellation) => exchange.Action switch
    {
        DciActions.Subscribe when await trust.AgreedAsync(exchange.Partner, cancellation) is { } terms => await subscriptions.MakeAsync(Read(exchange, SubscribeCriteria.Read), exchange.Correlation, terms, cancellation),
        DciActions.Unsubscribe => await subscriptions.EndAsync(UnsubscribeRequest.Read(Utf8(exchange)).Value!, exchange.Partner, exchange.Correlation, cancellation),
        _ => null,
    };
}
