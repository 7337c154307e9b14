using Dtks.Domain.Dci;
using Dtks.Functions.Partners;
using Dtks.Platform.Documents;
using Dtks.Platform.Messaging;

namespace Dtks.Functions.Dci;

/// <summary>
/// Calls partners with what they are to be told, signed, under one id however often it is sent. What is not taken is tried again after pauses that grow, and given up in the end: set aside, and shown
/// with the partner's failures. A partner whose address does not answer holds up nobody else (<see cref="PartnerRests"/>).
/// </summary>
public sealed class ExchangeCalls(
    ExchangeRepository exchanges, IEnumerable<IExchangeTelling> tellings, IPartnerTrust trust, IPartnerCalls calls, IPartnerTraffic traffic, PartnerRests rests, DciEnvelopes envelopes, ExchangeEnds ends, OptimisticRetry retry)
{
    private readonly Dictionary<string, IExchangeTelling> _tellings = tellings.ToDictionary(t => t.Action, StringComparer.Ordinal);

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
            _ => PassAsync(exchange, cancellation),
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

        if (await ends.WaitAsync(exchange, cancellation) is { } waits && rests.Wait(exchange.Partner, new WaitingCall(exchange.Correlation, waits)) == PartnerTurn.Begun)
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

    // One that is kept out is not called, and nothing of its time passes.
    private async Task PassAsync(ExchangeDocument exchange, CancellationToken cancellation)
    {
        if (await IsKeptOutAsync(exchange.Partner, cancellation))
        {
            await ends.HoldAsync(exchange, ActionOf(exchange), cancellation);
            return;
        }

        await ends.EndAsync(exchange, told: null, PartnerCallOutcome.Unreachable, cancellation);
    }

    private async Task CallNowAsync(ExchangeDocument found, CancellationToken cancellation)
    {
        var isReplay = found.Status == ExchangeStatus.GivenUp;
        var terms = await trust.AgreedAsync(found.Partner, cancellation);
        if (terms is { Partner.Suspended: not null })
        {
            await (isReplay ? throw new CallGivenUpException() : ends.HoldAsync(found, ActionOf(found), cancellation));
            return;
        }

        if ((isReplay ? await ReopenAsync(found, cancellation) : found) is not { } exchange)
        {
            return;
        }

        var told = await MakeAsync(exchange, terms, cancellation);
        var outcome = told is null ? PartnerCallOutcome.NotAgreed : await CallAsync(exchange, told, cancellation);
        if (isReplay && outcome is PartnerCallOutcome.Refused or PartnerCallOutcome.Unreachable)
        {
            await ends.NoteAsync(exchange, ExchangeStatus.GivenUp, told, cancellation);
            throw new CallGivenUpException();
        }

        // It may have been kept out in between.
        await (told is not null && outcome is PartnerCallOutcome.NotAgreed && await IsKeptOutAsync(exchange.Partner, cancellation)
            ? ends.HoldAsync(exchange, ActionOf(exchange), cancellation)
            : ends.EndAsync(exchange, told, outcome, cancellation));
    }

    private async Task<bool> IsKeptOutAsync(string partner, CancellationToken cancellation) => await trust.AgreedAsync(partner, cancellation) is { Partner.Suspended: not null };

    private static string ActionOf(ExchangeDocument exchange) => exchange.Action == DciActions.Notify ? DciActions.Notify : DciActions.AnswerTo(exchange.Action);

    // It has one call; where this process ends in the middle of it, its message comes again.
    private Task<ExchangeDocument?> ReopenAsync(ExchangeDocument givenUp, CancellationToken cancellation) => retry.RetryAsync(
        async () =>
        {
            if (await exchanges.FindAsync(givenUp.Partner, givenUp.Correlation, cancellation) is not { Status: ExchangeStatus.GivenUp } now)
            {
                return null;
            }

            await exchanges.SaveAsync(now with { Status = ExchangeStatus.Pending, Tries = ExchangeEnds.MostTries - 1 }, cancellation);
            return await exchanges.FindAsync(givenUp.Partner, givenUp.Correlation, cancellation);
        },
        cancellation);

    // That no agreement holds any more shows with the partner's failures; that there is nothing to tell does not.
    private async Task<ExchangeTold?> MakeAsync(ExchangeDocument exchange, PartnerTerms? terms, CancellationToken cancellation)
    {
        if (terms is not null)
        {
            return await _tellings[exchange.Action].MakeAsync(exchange, terms, cancellation);
        }

        traffic.Note(exchange.Partner, ActionOf(exchange), Name(PartnerCallOutcome.NotAgreed), isFailure: true, exchange.Correlation);
        return null;
    }

    private async Task<PartnerCallOutcome> CallAsync(ExchangeDocument exchange, ExchangeTold told, CancellationToken cancellation)
    {
        var header = envelopes.Done(exchange.Correlation, told.Action, exchange.Partner, told.Count);
        if (told.Meta is not null)
        {
            header["meta"] = told.Meta;
        }

        var body = envelopes.Signed(header, told.Message);
        var outcome = (await calls.PostAsync(exchange.Partner, told.Path, body, cancellation)).Outcome;
        traffic.Note(exchange.Partner, told.Action, Name(outcome), isFailure: outcome is not PartnerCallOutcome.Taken, exchange.Correlation);
        if (outcome is not PartnerCallOutcome.NotAgreed)
        {
            rests.Note(exchange.Partner, isAnswered: outcome is not PartnerCallOutcome.Unreachable);
        }

        return outcome;
    }

    private static string Name(PartnerCallOutcome outcome) => outcome switch { PartnerCallOutcome.Taken => DciStatus.Succeeded, PartnerCallOutcome.Refused => "refused", PartnerCallOutcome.Unreachable => "unreachable", _ => "notAgreed" };
}
