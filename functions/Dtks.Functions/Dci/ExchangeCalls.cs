using Dtks.Domain.Dci;
using Dtks.Functions.Partners;
using Dtks.Platform.Deadlines;
using Dtks.Platform.Documents;
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

    /// <summary>Tells one; what was told is not told again, save where the telling could not be noted.</summary>
    public async Task CallAsync(ExchangeMessage message, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(message);
        if (await exchanges.FindAsync(message.Partner, message.Exchange, cancellation) is not { Status: ExchangeStatus.Pending } exchange)
        {
            return;
        }

        if (await trust.TermsAsync(message.Partner, cancellation) is not { } terms || await _tellings[exchange.Action].MakeAsync(exchange, terms, cancellation) is not { } told)
        {
            await NoteAsync(exchange, ExchangeStatus.Dropped, results: null, cancellation);
            return;
        }

        if (!rests.TryBegin(message.Partner))
        {
            await PutOffAsync(exchange, clock.GetUtcNow() + Pauses[0], isTry: false, cancellation);
            return;
        }

        await CallAsync(exchange, told, cancellation);
    }

    private async Task CallAsync(ExchangeDocument exchange, ExchangeTold told, CancellationToken cancellation)
    {
        var outcome = PartnerCallOutcome.Unreachable;
        try
        {
            var body = envelopes.Signed(envelopes.Done(exchange.Correlation, told.Action, exchange.Partner, told.Count), told.Message);
            outcome = (await calls.PostAsync(exchange.Partner, told.Path, body, cancellation)).Outcome;
        }
        finally
        {
            rests.End(exchange.Partner, isAnswered: outcome is not PartnerCallOutcome.Unreachable);
        }

        traffic.Note(exchange.Partner, told.Action, Name(outcome), isFailure: outcome is not PartnerCallOutcome.Taken);
        await (outcome switch
        {
            PartnerCallOutcome.Taken => NoteAsync(exchange, ExchangeStatus.Told, told.Results, cancellation),
            PartnerCallOutcome.NotAgreed => NoteAsync(exchange, ExchangeStatus.Dropped, results: null, cancellation),
            _ when exchange.Tries + 1 >= MostTries => GiveUpAsync(exchange, told, cancellation),
            _ => PutOffAsync(exchange, clock.GetUtcNow() + Pauses[exchange.Tries], isTry: true, cancellation),
        });
    }

    private async Task GiveUpAsync(ExchangeDocument exchange, ExchangeTold told, CancellationToken cancellation)
    {
        await NoteAsync(exchange, ExchangeStatus.GivenUp, told.Results, cancellation);
        await shelf.KeepAsync(SetAsideItem.Of(CallPartners.Queue, new ExchangeMessage(exchange.Partner, exchange.Correlation), new CallGivenUpException()) with { Subject = $"partners/{exchange.Partner}" }, cancellation);
    }

    private Task PutOffAsync(ExchangeDocument exchange, DateTimeOffset until, bool isTry, CancellationToken cancellation) => retry.RetryAsync(
        async () =>
        {
            if (await exchanges.FindAsync(exchange.Partner, exchange.Correlation, cancellation) is { Status: ExchangeStatus.Pending } now)
            {
                var due = new DeadlineInput(CallAgain.DeadlineKind, until, exchange.Partner, exchange.Correlation);
                await exchanges.SaveAsync(now with { Tries = now.Tries + (isTry ? 1 : 0) }, cancellation, due.Entry());
            }
        },
        cancellation);

    private Task NoteAsync(ExchangeDocument exchange, ExchangeStatus status, IReadOnlyList<ExchangeResult>? results, CancellationToken cancellation) => retry.RetryAsync(
        async () =>
        {
            if (await exchanges.FindAsync(exchange.Partner, exchange.Correlation, cancellation) is { Status: ExchangeStatus.Pending } now)
            {
                await exchanges.SaveAsync(now with { Status = status, Tries = now.Tries + 1, Results = results ?? now.Results }, cancellation);
            }
        },
        cancellation);

    private static string Name(PartnerCallOutcome outcome) => outcome switch { PartnerCallOutcome.Taken => DciStatus.Succeeded, PartnerCallOutcome.Refused => "refused", PartnerCallOutcome.Unreachable => "unreachable", _ => "notAgreed" };
}
