using Dtks.Platform.Access;
using Dtks.Platform.Documents;
using Dtks.Platform.Idempotency;
using Dtks.Platform.Problems;
using Dtks.Platform.Telemetry;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Logging;

namespace Dtks.Platform.Http;

/// <summary>
/// Runs one HTTP function: who calls, what they are told when it goes wrong. Nothing escapes as a stack trace, nothing wrong is answered
/// 200.
/// </summary>
public sealed partial class Api(TokenValidation tokens, MessageCatalogue messages, Instruments instruments, ILogger<Api> log)
{
    private static readonly TimeSpan DefaultRetryAfter = TimeSpan.FromSeconds(1);

    /// <summary>Runs a function for an authenticated caller.</summary>
    public Task<IActionResult> RunAsync(HttpRequest request, Func<Caller, Task<Answer>> handle) =>
        RunPublicAsync(async () => await handle(await tokens.AuthenticateAsync(request)));

    /// <summary>Runs a function that anyone may call.</summary>
    public Task<IActionResult> RunPublicAsync(Func<Task<Answer>> handle) => RunPublicAsync(async () => (IActionResult)new AnswerResult(await handle()));

    /// <summary>Runs a function that anyone may call and that answers in a way of its own.</summary>
    public async Task<IActionResult> RunPublicAsync(Func<Task<IActionResult>> handle)
    {
        try
        {
            return await handle();
        }
        catch (ProblemException e)
        {
            instruments.Refused(e.Problem.Rules);
            return Told(e.Problem);
        }
        catch (Exception e) when (TransientFailure.IsBusy(e))
        {
            StoreBusy(log);
            return Told(new Problem(429, "busy", RetryAfter: TransientFailure.RetryAfter(e) ?? DefaultRetryAfter));
        }
        catch (Exception e) when (TransientFailure.Is(e))
        {
            Unreachable(log, e);
            return Told(new Problem(503, "unavailable", RetryAfter: TransientFailure.RetryAfter(e) ?? DefaultRetryAfter));
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
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
