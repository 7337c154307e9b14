using Dtks.Platform.Messaging;
using Microsoft.Azure.Functions.Worker;

namespace Dtks.Functions.Notices;

/// <summary>Sends notices to the people concerned (GOV-3).</summary>
public sealed class SendNotices(QueueMessageRunner runner, NoticeSending sending)
{
    /// <summary>Notices to be sent.</summary>
    public const string Queue = "notices-sending";

    /// <summary>One notice.</summary>
    [Function(nameof(SendNotices))]
    public Task RunAsync([QueueTrigger(Queue)] string message, CancellationToken cancellation) =>
        runner.RunAsync<NoticeMessage>(Queue, message, sending.SendAsync, cancellation);
}
