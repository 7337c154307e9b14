using Dtks.Domain.Areas;
using Dtks.Domain.Kernel;
using Dtks.Platform.Messaging;
using Microsoft.Azure.Functions.Worker;

namespace Dtks.Functions.Recaps;

/// <summary>Writes what a ratified sheet pays into the recap, and has its regency summed up (RAT-4). Done twice, it is done once.</summary>
public sealed class WriteRecaps(QueueMessageRunner runner, RecapWriting writing, RecapDues dues, RecapSums sums)
{
    /// <summary>Villages whose sheet was ratified, and regencies to be summed up anew.</summary>
    public const string Queue = "recaps";

    /// <summary>One village, or one regency.</summary>
    [Function(nameof(WriteRecaps))]
    public Task RunAsync([QueueTrigger(Queue)] string message, CancellationToken cancellation) => runner.RunAsync<RecapMessage>(Queue, message, DoAsync, cancellation);

    private async Task DoAsync(RecapMessage message, CancellationToken cancellation)
    {
        var area = AreaCode.TryParse(message.Area, out var known) ? known : null;
        if (!CyclePeriod.TryParse(message.Period, out var period) || area is not { Level: AreaLevel.Village or AreaLevel.Regency })
        {
            throw new MessageException("a message is about a month, and a village or a regency");
        }

        if (area.Level == AreaLevel.Regency)
        {
            await dues.BeginAsync(period.Value, area.Value, cancellation);
            await sums.RecountAsync(period.Value, area.Value, cancellation);
            return;
        }

        foreach (var concerned in await writing.WriteAsync(period, area, cancellation))
        {
            await dues.AskAsync(concerned.Value, area.Regency!.Value, cancellation);
        }
    }
}
