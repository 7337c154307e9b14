using Dtks.Domain.Dci;
using Dtks.Functions.Partners;
using Dtks.Platform.Deadlines;
using Dtks.Platform.Documents;
using Dtks.Platform.Messaging;
using Dtks.Platform.SetAside;

namespace Dtks.Functions.Dci;

/// <summary>
/// Calls partners with what they are to be told, signed, under one id however often it is sent. What is not taken is tried again after pauses that grow, and given up in the end: set aside, and shown
/// with the partner's failures. A partner whose address does not answer holds up nobody else (<see cref="PartnerRests"/>).
/// </summary>
public sealed class ExchangeCalls(
    ExchangeRepository exchanges, IEnumerable<IExchangeTelling> tellings, IPartnerTrust trust, IPartnerCalls calls, IPartnerTraffic traffic, PartnerRests rests, DciEnvelopes envelopes, Shelf shelf, OptimisticRetry retry, TimeProvider clock)
{
    private static readonly TimeSpan[] Pauses =
    [
        TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(15), TimeSpan.FromHours(1), TimeSpan.FromHours(3), TimeSpan.FromHours(6), TimeSpan.FromHours(12), TimeSpan.FromHours(24),
    ];

    private readonly Dictionary<string, IExchangeTelling> _tellings = tellings.ToDictionary(t => t.Action, StringComparer.Ordinal);

    /// <summary>The most tries: one, and one after each pause; about two days.</summary>
    public static int MostTries => Pauses.Length + 1;

    /// <summary>Tells one; what was told is not told again, save where the telling could not be noted. One that was given up is told when it is replayed, by one call.</summary>
    /// <exception cref="CallGivenUpException">One that was given up is not taken this time either.</exception>
    /// <exception cref="TimeoutException">One that was given up finds no turn: it stays replayed until it does.</exception>
    /// <exception cref="MessageException">There is none: its time is over, and nothing of it is kept.</exception>
    public async Task CallAsync(ExchangeMessage message, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(message);
        var exchange = await exchanges.NeededAsync(message, cancellation);
        if (exchange.Status is not (ExchangeStatus.Pending or ExchangeStatus.GivenUp) || IsLate(message, exchange))
        {
            return;
        }

        // One that does not answer others does not answer this: its time passes all the same, and no call waits for it.
        var turn = rests.Begin(message.Partner);
        await (turn switch
        {
            PartnerTurn.Begun => TakeTurnAsync(message.Partner, exchange, cancellation),
            PartnerTurn.Busy => WaitAsync(exchange, cancellation),
            _ when exchange.Status == ExchangeStatus.GivenUp => throw new CallGivenUpException(),
            _ => EndAsync(exchange, told: null, PartnerCallOutcome.Unreachable, cancellation),
        });
    }

    // It was called since in another's turn, or given up: no replay of it says how often it was put off.
    private static bool IsLate(ExchangeMessage message, ExchangeDocument exchange) => message.Waits is { } waits && (exchange.Waits != waits || exchange.Status == ExchangeStatus.GivenUp);

    // It goes on in the turn of a call that ends; after a pause by itself, should this process end before.
    private async Task WaitAsync(ExchangeDocument exchange, CancellationToken cancellation)
    {
        if (exchange.Status == ExchangeStatus.GivenUp)
        {
            throw new TimeoutException("As many calls as may go to the partner at once are under way.");
        }

        if (await PutOffAsync(exchange, Pauses[0], isTry: false, cancellation) is { } waits && rests.Wait(exchange.Partner, new WaitingCall(exchange.Correlation, waits)) == PartnerTurn.Begun)
        {
            await TakeTurnAsync(exchange.Partner, first: null, cancellation);
        }
    }

    private async Task TakeTurnAsync(string partner, ExchangeDocument? first, CancellationToken cancellation)
    {
        var since = rests.Now();
        try
        {
            if (first is not null)
            {
                await CallNowAsync(first, cancellation);
            }

            while (rests.Next(partner, since) is { } next)
            {
                await CallWaitingAsync(partner, next, cancellation);
            }
        }
        catch
        {
            rests.End(partner);
            throw;
        }
    }

    private async Task CallWaitingAsync(string partner, WaitingCall waiting, CancellationToken cancellation)
    {
        try
        {
            if (await exchanges.FindAsync(partner, waiting.Exchange, cancellation) is { Status: ExchangeStatus.Pending } exchange && exchange.Waits == waiting.Waits)
            {
                await CallNowAsync(exchange, cancellation);
            }
        }
        catch (Exception) when (!cancellation.IsCancellationRequested)
        {
            // It fails by its own message when its time comes, and not by this one.
        }
    }

    private async Task CallNowAsync(ExchangeDocument found, CancellationToken cancellation)
    {
        var isReplay = found.Status == ExchangeStatus.GivenUp;
        if ((isReplay ? await ReopenAsync(found, cancellation) : found) is not { } exchange)
        {
            return;
        }

        var told = await MakeAsync(exchange, cancellation);
        var outcome = told is null ? PartnerCallOutcome.NotAgreed : await CallAsync(exchange, told, cancellation);
        if (isReplay && outcome is PartnerCallOutcome.Refused or PartnerCallOutcome.Unreachable)
        {
            await NoteAsync(exchange, ExchangeStatus.GivenUp, told?.Results, cancellation);
            throw new CallGivenUpException();
        }

        await EndAsync(exchange, told, outcome, cancellation);
    }

    // It has one call; where this process ends in the middle of it, its message comes again.
    private Task<ExchangeDocument?> ReopenAsync(ExchangeDocument givenUp, CancellationToken cancellation) => retry.RetryAsync(
        async () =>
        {
            if (await exchanges.FindAsync(givenUp.Partner, givenUp.Correlation, cancellation) is not { Status: ExchangeStatus.GivenUp } now)
            {
                return null;
            }

            await exchanges.SaveAsync(now with { Status = ExchangeStatus.Pending, Tries = MostTries - 1 }, cancellation);
            return await exchanges.FindAsync(givenUp.Partner, givenUp.Correlation, cancellation);
        },
        cancellation);

    private async Task<ExchangeTold?> MakeAsync(ExchangeDocument exchange, CancellationToken cancellation) =>
        await trust.TermsAsync(exchange.Partner, cancellation) is { } terms ? await _tellings[exchange.Action].MakeAsync(exchange, terms, cancellation) : null;

    private async Task<PartnerCallOutcome> CallAsync(ExchangeDocument exchange, ExchangeTold told, CancellationToken cancellation)
    {
        var body = envelopes.Signed(envelopes.Done(exchange.Correlation, told.Action, exchange.Partner, told.Count), told.Message);
        var outcome = (await calls.PostAsync(exchange.Partner, told.Path, body, cancellation)).Outcome;
        traffic.Note(exchange.Partner, told.Action, Name(outcome), isFailure: outcome is not PartnerCallOutcome.Taken);
        if (outcome is not PartnerCallOutcome.NotAgreed)
        {
            rests.Note(exchange.Partner, isAnswered: outcome is not PartnerCallOutcome.Unreachable);
        }

        return outcome;
    }

    private Task EndAsync(ExchangeDocument exchange, ExchangeTold? told, PartnerCallOutcome outcome, CancellationToken cancellation) => outcome switch
    {
        PartnerCallOutcome.Taken => NoteAsync(exchange, ExchangeStatus.Told, told!.Results, cancellation),
        PartnerCallOutcome.NotAgreed => NoteAsync(exchange, ExchangeStatus.Dropped, results: null, cancellation),
        _ when exchange.Tries + 1 >= MostTries => GiveUpAsync(exchange, told, cancellation),
        _ => PutOffAsync(exchange, Pauses[exchange.Tries], isTry: true, cancellation),
    };

    private async Task GiveUpAsync(ExchangeDocument exchange, ExchangeTold? told, CancellationToken cancellation)
    {
        await NoteAsync(exchange, ExchangeStatus.GivenUp, told?.Results, cancellation);
        await shelf.KeepAsync(SetAsideItem.Of(CallPartners.Queue, new ExchangeMessage(exchange.Partner, exchange.Correlation), new CallGivenUpException()) with { Subject = $"partners/{exchange.Partner}" }, cancellation);
    }

    // Each under a deadline of its own: the one before may still stand in its bucket. How often it was put off by now; null where it stands otherwise.
    private Task<int?> PutOffAsync(ExchangeDocument exchange, TimeSpan pause, bool isTry, CancellationToken cancellation) => retry.RetryAsync(
        async () =>
        {
            if (await exchanges.FindAsync(exchange.Partner, exchange.Correlation, cancellation) is not { Status: ExchangeStatus.Pending } now)
            {
                return (int?)null;
            }

            var next = now with { Tries = now.Tries + (isTry ? 1 : 0), Waits = now.Waits + 1 };
            await exchanges.SaveAsync(next, cancellation, CallAgain.At(clock.GetUtcNow() + pause, next).Entry());
            return next.Waits;
        },
        cancellation);

    private Task NoteAsync(ExchangeDocument exchange, ExchangeStatus status, IReadOnlyList<ExchangeResult>? results, CancellationToken cancellation) => retry.RetryAsync(
        async () =>
        {
            if (await exchanges.FindAsync(exchange.Partner, exchange.Correlation, cancellation) is { Status: ExchangeStatus.Pending or ExchangeStatus.GivenUp } now)
            {
                await exchanges.SaveAsync(now with { Status = status, Tries = now.Tries + 1, Results = results ?? now.Results }, cancellation);
            }
        },
        cancellation);

    private static string Name(PartnerCallOutcome outcome) => outcome switch { PartnerCallOutcome.Taken => DciStatus.Succeeded, PartnerCallOutcome.Refused => "refused", PartnerCallOutcome.Unreachable => "unreachable", _ => "notAgreed" };
}
