using System.Globalization;
using Dtks.Platform.Deadlines;
using Dtks.Platform.Messaging;

namespace Dtks.Functions.Dci;

/// <summary>After a pause, what was not taken goes to its queue again.</summary>
public sealed class CallAgain(QueueSender queues) : IDeadlineAction
{
    /// <summary>The kind of its deadlines.</summary>
    public const string DeadlineKind = "dciCall";

    private const int IdLength = 32;

    /// <summary>The deadline of an exchange that was put off, another each time.</summary>
    public static DeadlineInput At(DateTimeOffset due, ExchangeDocument exchange)
    {
        ArgumentNullException.ThrowIfNull(exchange);
        return new DeadlineInput(DeadlineKind, due, exchange.Partner, string.Create(CultureInfo.InvariantCulture, $"{exchange.Correlation}-{exchange.Waits}"));
    }

    /// <inheritdoc />
    public string Kind => DeadlineKind;

    /// <inheritdoc />
    public Task RunAsync(DeadlineInput deadline, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(deadline);
        return queues.SendAsync(CallPartners.Queue, new ExchangeMessage(deadline.Village, deadline.Target[..IdLength], WaitsIn(deadline.Target)), cancellation);
    }

    private static int? WaitsIn(string target) => int.TryParse(target[Math.Min(IdLength + 1, target.Length)..], NumberStyles.None, CultureInfo.InvariantCulture, out var waits) ? waits : null;
}
