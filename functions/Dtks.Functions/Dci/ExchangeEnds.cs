using Dtks.Functions.Partners;
using Dtks.Platform.Deadlines;
using Dtks.Platform.Documents;
using Dtks.Platform.SetAside;

namespace Dtks.Functions.Dci;

/// <summary>Notes what came of a call: told, put off for a pause that grows, given up visibly, held while the partner is kept out.</summary>
public sealed class ExchangeEnds(ExchangeRepository exchanges, IPartnerTraffic traffic, Shelf shelf, OptimisticRetry retry, TimeProvider clock)
{
    private static readonly TimeSpan[] Pauses =
    [
        TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(15), TimeSpan.FromHours(1), TimeSpan.FromHours(3), TimeSpan.FromHours(6), TimeSpan.FromHours(12), TimeSpan.FromHours(24),
    ];

    // Looked at more often on the first day, when it is let in again soonest.
    private static readonly TimeSpan HeldFirst = TimeSpan.FromHours(1);
    private static readonly TimeSpan HeldLater = TimeSpan.FromHours(6);

    /// <summary>The most tries: one, and one after each pause; about two days.</summary>
    public static int MostTries => Pauses.Length + 1;

    /// <summary>Notes what came of a call, and has it called again where that was nothing.</summary>
    /// <param name="exchange">What was told.</param>
    /// <param name="told">What was sent; null where nothing was.</param>
    /// <param name="outcome">What came of it.</param>
    /// <param name="cancellation">Stops it.</param>
    public Task EndAsync(ExchangeDocument exchange, ExchangeTold? told, PartnerCallOutcome outcome, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(exchange);
        return outcome switch
        {
            PartnerCallOutcome.Taken => NoteAsync(exchange, ExchangeStatus.Told, told, cancellation),
            PartnerCallOutcome.NotAgreed => NoteAsync(exchange, ExchangeStatus.Dropped, told: null, cancellation),
            _ when exchange.Tries + 1 >= MostTries => GiveUpAsync(exchange, told, cancellation),
            _ => PutOffAsync(exchange, Pauses[exchange.Tries], told, cancellation),
        };
    }

    /// <summary>Has one wait that found no turn. How often it was put off by then; null where it stands otherwise.</summary>
    public Task<int?> WaitAsync(ExchangeDocument exchange, CancellationToken cancellation) => AgainAsync(exchange, Pauses[0], now => now, cancellation);

    /// <summary>Holds what a partner is to be told while it is kept out: told as it stands then once it is let in again. It shows in the partner's failures once; what is held for 30 days is given up.</summary>
    /// <param name="exchange">What is to be told.</param>
    /// <param name="action">The action that it is told by.</param>
    /// <param name="cancellation">Stops it.</param>
    public async Task HoldAsync(ExchangeDocument exchange, string action, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(exchange);
        var now = clock.GetUtcNow();
        if (now - exchange.ReceivedOn >= ExchangeRepository.Kept)
        {
            await GiveUpAsync(exchange, told: null, cancellation);
            return;
        }

        var since = exchange.HeldSince ?? now;
        if (await AgainAsync(exchange, now - since < TimeSpan.FromDays(1) ? HeldFirst : HeldLater, found => found with { HeldSince = since }, cancellation) is not null && exchange.HeldSince is null)
        {
            traffic.Note(exchange.Partner, action, "suspended", isFailure: true, exchange.Correlation);
        }
    }

    /// <summary>Notes how one stands that was tried.</summary>
    public Task NoteAsync(ExchangeDocument exchange, ExchangeStatus status, ExchangeTold? told, CancellationToken cancellation) => retry.RetryAsync(
        async () =>
        {
            if (await exchanges.FindAsync(exchange.Partner, exchange.Correlation, cancellation) is { Status: ExchangeStatus.Pending or ExchangeStatus.GivenUp } now)
            {
                await exchanges.SaveAsync(Noted(now, told) with { Status = status, Tries = now.Tries + 1, Results = told?.Results ?? now.Results }, cancellation);
            }
        },
        cancellation);

    private async Task GiveUpAsync(ExchangeDocument exchange, ExchangeTold? told, CancellationToken cancellation)
    {
        await NoteAsync(exchange, ExchangeStatus.GivenUp, told, cancellation);
        traffic.Note(exchange.Partner, told?.Action ?? exchange.Action, "givenUp", isFailure: true, exchange.Correlation);
        await shelf.KeepAsync(SetAsideItem.Of(CallPartners.Queue, new ExchangeMessage(exchange.Partner, exchange.Correlation), new CallGivenUpException()) with { Subject = $"partners/{exchange.Partner}" }, cancellation);
    }

    private Task PutOffAsync(ExchangeDocument exchange, TimeSpan pause, ExchangeTold? told, CancellationToken cancellation) => AgainAsync(exchange, pause, now => Noted(now, told) with { Tries = now.Tries + 1 }, cancellation);

    // Each under a deadline of its own: the one before may still stand in its bucket.
    private Task<int?> AgainAsync(ExchangeDocument exchange, TimeSpan pause, Func<ExchangeDocument, ExchangeDocument> change, CancellationToken cancellation) => retry.RetryAsync(
        async () =>
        {
            if (await exchanges.FindAsync(exchange.Partner, exchange.Correlation, cancellation) is not { Status: ExchangeStatus.Pending } now)
            {
                return (int?)null;
            }

            var next = change(now) with { Waits = now.Waits + 1 };
            await exchanges.SaveAsync(next, cancellation, CallAgain.At(clock.GetUtcNow() + pause, next).Entry());
            return next.Waits;
        },
        cancellation);

    // What stands in a household's trail of it stands there once, however often it is called.
    private static ExchangeDocument Noted(ExchangeDocument exchange, ExchangeTold? told) => told is null ? exchange : exchange with { Noted = [.. exchange.Noted.Union(told.Noted, StringComparer.Ordinal)] };
}
