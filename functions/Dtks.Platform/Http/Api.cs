using Dtks.Platform.Access;
using Dtks.Platform.Documents;
using Dtks.Platform.Idempotency;
using Dtks.Platform.Problems;
using Dtks.Platform.Records;
using Dtks.Platform.Telemetry;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Logging;

namespace Dtks.Platform.Http;

/// <summary>
/// Runs one HTTP function: for whom, and what they are told when it goes wrong. Nothing escapes as a stack trace, nothing wrong is answered
/// 200.
/// </summary>
public sealed partial class Api(MessageCatalogue messages, Instruments instruments, UnreadableRecords unreadables, ILogger<Api> log)
{
    private static readonly TimeSpan DefaultRetryAfter = TimeSpan.FromSeconds(1);

    /// <summary>Runs a function for the caller whom its <see cref="AccessAttribute"/> let in.</summary>
    public Task<IActionResult> RunAsync(HttpRequest request, Func<Caller, Task<Answer>> handle) =>
        RunPublicAsync(async () => await handle(CallerOf(request)));

    /// <summary>Runs a function for such a caller that answers in a way of its own.</summary>
    public Task<IActionResult> RunAsync<TResult>(HttpRequest request, Func<Caller, Task<TResult>> handle)
        where TResult : IActionResult => RunPublicAsync(async () => (IActionResult)await handle(CallerOf(request)));

    /// <summary>Runs a function that anyone may call.</summary>
    public Task<IActionResult> RunPublicAsync(Func<Task<Answer>> handle) => RunPublicAsync(async () => (IActionResult)new AnswerResult(await handle()));

    /// <summary>Runs a function that anyone may call and that answers in a way of its own.</summary>
    public async Task<IActionResult> RunPublicAsync(Func<Task<IActionResult>> handle)
    {
        try
        {
            return await handle();
        }
        catch (Exception e) when (IsTold(e))
        {
            return Told(e);
        }
    }

    /// <summary>What a request is refused with before its function runs; null when it is not.</summary>
    public async Task<IActionResult?> RefusalAsync(Func<Task> admit)
    {
        try
        {
            await admit();
            return null;
        }
        catch (Exception e) when (IsTold(e))
        {
            return Told(e);
        }
    }

    private static Caller CallerOf(HttpRequest request) =>
        request.HttpContext.Features.Get<Caller>() ?? throw new InvalidOperationException("The function takes a caller but is public; give it [Access(...)].");

    // Who gave up waiting is told nothing.
    private static bool IsTold(Exception e) => e is not OperationCanceledException || TransientFailure.Is(e);

    private ProblemResult Told(Exception e)
    {
        switch (e)
        {
            case ProblemException refused:
                instruments.Refused(refused.Problem.Rules);
                return Told(refused.Problem);
            case var _ when TransientFailure.IsBusy(e):
                StoreBusy(log);
                return Told(new Problem(429, "busy", RetryAfter: TransientFailure.RetryAfter(e) ?? DefaultRetryAfter));
            case var _ when TransientFailure.Is(e):
                Unreachable(log, e);
                return Told(new Problem(503, "unavailable", RetryAfter: TransientFailure.RetryAfter(e) ?? DefaultRetryAfter));
            case var _ when UnreadableRecords.Is(e):
                unreadables.Tell(e);
                return Told(new Problem(500, "document.unreadable"));
            default:
                Unexpected(log, e);
                return Told(new Problem(500, "unexpected"));
        }
    }

    private ProblemResult Told(Problem problem) => new(problem, messages);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The store is busy; the client was told to come again.")]
    private static partial void StoreBusy(ILogger log);

    [LoggerMessage(Level = LogLevel.Error, Message = "A service this one needs did not answer.")]
    private static partial void Unreachable(ILogger log, Exception e);

    [LoggerMessage(Level = LogLevel.Error, Message = "A request failed in a way that was not foreseen.")]
    private static partial void Unexpected(ILogger log, Exception e);
}
