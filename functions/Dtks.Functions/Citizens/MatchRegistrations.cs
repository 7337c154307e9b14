using Dtks.Platform.Messaging;
using Microsoft.Azure.Functions.Worker;

namespace Dtks.Functions.Citizens;

/// <summary>Compares registrations with the population register as they come in (PRO-4).</summary>
public sealed class MatchRegistrations(QueueMessageRunner runner, RegistrationMatching matching)
{
    /// <summary>Registrations to hold against the population register.</summary>
    public const string Queue = "registrations-matching";

    /// <summary>One registration.</summary>
    [Function(nameof(MatchRegistrations))]
    public Task RunAsync([QueueTrigger(Queue)] string message, CancellationToken cancellation) =>
        runner.RunAsync<RegistrationMessage>(Queue, message, matching.MatchAsync, cancellation);
}
