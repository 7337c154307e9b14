using Azure.Storage.Queues.Models;
using Microsoft.Azure.Functions.Worker;

namespace Dtks.LocalHost.Tests.Functions;

/// <summary>Queue functions of every shape that the host pumps.</summary>
public sealed class QueueFunctions(Ledger ledger)
{
    [Function("TakesText")]
    public Task TakesTextAsync([QueueTrigger("texts")] string text, FunctionContext context)
    {
        ledger.Add("texts", $"{text}:{context.RetryContext.RetryCount}");
        return Task.CompletedTask;
    }

    [Function("TakesOrder")]
    public void TakesOrder([QueueTrigger("orders")] Order order) => ledger.Add("orders", $"{order.Id}/{order.Count}");

    [Function("TakesMessage")]
    public void TakesMessage([QueueTrigger("messages")] QueueMessage message) => ledger.Add("messages", $"{message.Body}:{message.DequeueCount}");

    [Function("TakesBytes")]
    public void TakesBytes([QueueTrigger("bytes")] BinaryData bytes, CancellationToken cancellation)
        => ledger.Add("bytes", $"{bytes.ToMemory().Length}:{cancellation.CanBeCanceled}");

    [Function("FailsTwice")]
    public void FailsTwice([QueueTrigger("fails-twice")] string text, FunctionContext context)
    {
        ledger.Add("fails-twice", $"{text}:{context.RetryContext.RetryCount}");
        if (context.RetryContext.RetryCount < 2)
            throw new InvalidOperationException("not yet");
    }

    [Function("FailsAlways")]
    public void FailsAlways([QueueTrigger("fails-always")] string text)
    {
        ledger.Add("fails-always", text);
        throw new InvalidOperationException("never");
    }

    [Function("TellsOfPoison")]
    public void TellsOfPoison([QueueTrigger("fails-always-poison")] string text) => ledger.Add("fails-always-poison", text);

    [Function("WaitsForGate")]
    public async Task WaitsForGateAsync([QueueTrigger("gated")] string text, CancellationToken cancellation)
    {
        ledger.Add("gated", $"began {text}");
        await ledger.Gate.WaitAsync(cancellation);
        ledger.Add("gated", $"ended {text}");
    }
}
