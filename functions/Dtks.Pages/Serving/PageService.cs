using System.Globalization;
using Dtks.Pages.Sessions;
using Dtks.Pages.Words;
using Dtks.Platform.Documents;
using Dtks.Platform.Http;
using Dtks.Platform.InProcess;
using Dtks.Platform.Problems;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;

namespace Dtks.Pages.Serving;

/// <summary>Answers every request for a page: finds it, knows the reader, and tells what goes wrong as a page too, without a stack trace.</summary>
public sealed partial class PageService(PageRoutes routes, PageWriting writing, PageTexts texts, FormTokens forms, SignInWays ways, SessionCookie sessions, Throttle throttle, ApiCalls api, ILogger<PageService> log)
{
    /// <summary>The cookie that holds the language which a reader chose.</summary>
    public const string LanguageCookie = "bahasa";

    /// <summary>Answers a request for a page.</summary>
    /// <param name="http">The exchange; the answer is written to it.</param>
    /// <param name="context">The page's invocation.</param>
    /// <param name="cancellation">Ends it early.</param>
    public Task ShowAsync(HttpContext http, FunctionContext context, CancellationToken cancellation) =>
        AnswerAsync(http, context, (page, visit) => MayAsync(page, visit, () => page.ShowAsync(visit, cancellation)));

    /// <summary>Answers a page's form.</summary>
    /// <param name="http">The exchange; the answer is written to it.</param>
    /// <param name="context">The page's invocation.</param>
    /// <param name="cancellation">Ends it early.</param>
    public Task SubmitAsync(HttpContext http, FunctionContext context, CancellationToken cancellation) => AnswerAsync(http, context, async (page, visit) =>
    {
        if (page.MostBytes > PageForm.MostBytes && visit.Reader is not null)
        {
            http.Features.Get<RequestTime>()?.Extend(); // A file takes its time over a weak line.
        }

        if (SendAgain.IsUnread(visit, page))
        {
            return SendAgain.Unread(visit);
        }

        var form = await PageForms.ReadAsync(http.Request, visit.Reader is null ? PageForm.MostBytes : page.MostBytes, cancellation);
        if (page.IsHarmless)
        {
            return await page.SubmitAsync(visit, form, cancellation);
        }

        if (!SameSite.Sent(http.Request))
        {
            return new PageAnswer.Refused(403, visit.Words["form.elsewhere"]);
        }

        // Open for too long, or by a session that ended: nothing is done, and nothing that was typed is lost.
        var isOurs = await forms.IsOursAsync(http) && (page.For is null || visit.Reader is not null);
        return isOurs ? await MayAsync(page, visit, () => page.SubmitAsync(visit, form, cancellation)) : SendAgain.Page(visit, form);
    });

    private async Task AnswerAsync(HttpContext http, FunctionContext context, Func<IPage, PageVisit, Task<PageAnswer>> run)
    {
        ArgumentNullException.ThrowIfNull(http);
        PageHeaders.Set(http.Response);
        if (!ways.IsOwnMachine)
        {
            // What stands in front of the app takes HTTPS, and nothing else.
            http.Request.Scheme = Uri.UriSchemeHttps;
        }

        var visit = new PageVisit(context, http, texts.In(http.Request.Cookies[LanguageCookie]), Reader: null, new Dictionary<string, string>(), api);
        var answer = await ToldAsync(visit, async () =>
        {
            throttle.Caller(http.Request);
            if (routes.At(http.Request.Path.Value ?? "/") is not var (page, parts))
            {
                return PageAnswer.NotThere;
            }

            visit = (await ReaderAsync(page, visit)) with { Parts = parts };
            return await run(page, visit);
        });
        try
        {
            await WriteAsync(visit, await SendAgain.KeptAsync(visit, answer));
        }
        catch (Exception e) when (e is not OperationCanceledException && !http.Response.HasStarted)
        {
            // A form needs its token, and that the keys; to say so needs neither.
            Failed(log, e);
            await WriteAsync(visit, await SendAgain.KeptAsync(visit, new PageAnswer.Refused(TransientFailure.Is(e) ? 503 : 500, Detail: null)));
        }
    }

    // What is anyone's is shown to anyone, also while it is not to be had who they are.
    private async Task<PageVisit> ReaderAsync(IPage page, PageVisit visit)
    {
        try
        {
            if (page.BeginsSession(visit.Http.Request.Method))
            {
                await sessions.EndAsync(visit.Http);
            }

            return await KnownAsync(visit);
        }
        catch (Exception e) when (TransientFailure.Is(e) && page.For is null && HttpMethods.IsGet(visit.Http.Request.Method) && !page.BeginsSession(visit.Http.Request.Method))
        {
            return visit;
        }
    }

    private static async Task<PageVisit> KnownAsync(PageVisit visit)
    {
        if (await visit.Http.AuthenticateAsync(SignInSchemes.Session) is not { Succeeded: true, Principal: { } principal })
        {
            return visit;
        }

        // Forms are bound to who is signed in.
        visit.Http.User = principal;
        return visit with { Reader = ReaderClaims.HolderOf(principal) };
    }

    private static async Task<PageAnswer> MayAsync(IPage page, PageVisit visit, Func<Task<PageAnswer>> then) => page.For switch
    {
        null => await then(),
        _ when visit.Reader is null => PageAnswer.GoTo($"{SignInWays.Path}?ke={Uri.EscapeDataString((visit.Http.Request.Path.Value ?? "/") + visit.Http.Request.QueryString.Value)}"),
        var roles when !visit.Reader.Roles.Overlaps(roles) => new PageAnswer.Refused(403, Detail: null),
        _ => await then(),
    };

    private async Task<PageAnswer> ToldAsync(PageVisit visit, Func<Task<PageAnswer>> answer)
    {
        try
        {
            return await answer();
        }
        catch (ApiRefusedException e)
        {
            visit.Http.Response.Headers.RetryAfter = e.Reply.RetryAfter;
            return new PageAnswer.Refused(e.Reply.Status, e.Reply.Read<ApiProblem>().Detail);
        }
        catch (ProblemException e)
        {
            visit.Http.Response.Headers.RetryAfter = e.Problem.RetryAfter is { } wait ? Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture) : null;
            return new PageAnswer.Refused(e.Problem.Status, visit.Words[e.Problem.Code]);
        }
        catch (Exception e) when (TransientFailure.Is(e))
        {
            Away(log, e);
            visit.Http.Response.Headers.RetryAfter = "5";
            return new PageAnswer.Refused(503, Detail: null);
        }
        catch (OperationCanceledException) when (!visit.Http.RequestAborted.IsCancellationRequested)
        {
            return new PageAnswer.Refused(503, Detail: null);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            Failed(log, e);
            return new PageAnswer.Refused(500, Detail: null);
        }
    }

    private Task WriteAsync(PageVisit visit, PageAnswer answer)
    {
        switch (answer)
        {
            case PageAnswer.Shown page:
                return writing.WriteAsync(visit, page);
            case PageAnswer.Elsewhere elsewhere:
                visit.Http.Response.StatusCode = StatusCodes.Status303SeeOther;
                visit.Http.Response.Headers.Location = elsewhere.Path;
                return Task.CompletedTask;
            case PageAnswer.File file:
                (visit.Http.Response.ContentType, visit.Http.Response.ContentLength) = (file.ContentType, file.Bytes.Length);
                visit.Http.Response.Headers.ContentDisposition = $"inline; filename=\"{file.Name}\"";
                return visit.Http.Response.Body.WriteAsync(file.Bytes, visit.Http.RequestAborted).AsTask();
            case PageAnswer.Refused refused:
                return writing.WriteAsync(visit, Refusals.PageOf(visit.Words, refused));
            default:
                return Task.CompletedTask;
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "A service that a page needs did not answer.")]
    private static partial void Away(ILogger log, Exception e);

    [LoggerMessage(Level = LogLevel.Error, Message = "A page failed in a way that was not foreseen.")]
    private static partial void Failed(ILogger log, Exception e);
}
