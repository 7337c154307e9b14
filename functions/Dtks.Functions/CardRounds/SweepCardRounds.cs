using Dtks.Platform.Messaging;
using Microsoft.Azure.Functions.Worker;

namespace Dtks.Functions.CardRounds;

/// <summary>Looks after the rounds whose cards are being made and asks again where something is outstanding. Runs at start too, since a restart is when that happens.</summary>
public sealed class SweepCardRounds(CardRoundRepository rounds, CardRoundSettling settling, QueueSender queues)
{
    /// <summary>Every fifteen minutes.</summary>
    [Function(nameof(SweepCardRounds))]
    public async Task RunAsync([TimerTrigger("0 5/15 * * * *", RunOnStartup = true)] TimerInfo timer, CancellationToken cancellation)
    {
        foreach (var round in await rounds.UnmadeAsync(cancellation))
        {
            foreach (var regency in await settling.SettleAsync(round.State.Id, cancellation))
            {
                await queues.SendAsync(RunCardRegencies.Queue, new CardRegencyMessage(round.State.Id, regency), cancellation);
            }
        }
    }
}
