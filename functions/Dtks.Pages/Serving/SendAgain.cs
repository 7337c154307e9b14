using System.Diagnostics;
using Dtks.Pages.Layout;
using Dtks.Platform.Problems;
using Microsoft.AspNetCore.Http;

namespace Dtks.Pages.Serving;

/// <summary>A form that was not served, because its session ended, it was open for too long, or a service did not answer: what was typed, to be sent once more.</summary>
internal static class SendAgain
{
    // The form's own token, which a new one takes the place of; its key stays, so that what was done after all is not done twice.
    private const string Token = "isian";

    /// <summary>The page of a form that is not known to be its sender's.</summary>
    public static PageAnswer Page(PageVisit visit, PageForm form)
    {
        var why = visit.Reader is null ? SendAgainWhy.SignedOut : SendAgainWhy.TooLate;
        return PageOf(visit, new SendAgainModel(PagePath.Of(visit.Http.Request), [.. form.Fields.Where(f => f.Name != Token)], why) { LosesFile = form.HasFile }, 401);
    }

    /// <summary>Whether a request of somebody who is not signed in comes with a file that the page would take of who is: it is not read.</summary>
    public static bool IsUnread(PageVisit visit, IPage page) =>
        visit.Reader is null && page.For is not null && visit.Http.Request is { HasFormContentType: true, ContentLength: > PageForm.MostBytes and var length } && length <= page.MostBytes;

    /// <summary>The page of a form whose file was not read.</summary>
    public static PageAnswer Unread(PageVisit visit) => PageOf(visit, new SendAgainModel(PagePath.Of(visit.Http.Request), [], SendAgainWhy.SignedOut) { LosesFile = true }, 401);

    /// <summary>The answer; in the place of one that something failed, what was typed. It goes again with the token it came with: to write one needs services that may be away.</summary>
    /// <param name="visit">Who sends.</param>
    /// <param name="answer">What would be answered.</param>
    public static async Task<PageAnswer> KeptAsync(PageVisit visit, PageAnswer answer)
    {
        var http = visit.Http;
        if (answer is not PageAnswer.Refused { Status: >= 500 } failed || !HttpMethods.IsPost(http.Request.Method))
        {
            return answer;
        }

        try
        {
            var form = await PageForms.ReadAsync(http.Request, PageForm.MostBytes, http.RequestAborted);
            return PageOf(visit, Failed(http.Request, [.. form.Fields]) with { LosesFile = form.HasFile }, failed.Status);
        }
        catch (ProblemException e)
        {
            return e.Problem.Status == 413 ? PageOf(visit, Failed(http.Request, []) with { LosesFile = true }, failed.Status) : answer;
        }
    }

    private static SendAgainModel Failed(HttpRequest request, IReadOnlyList<(string Name, string Value)> fields) => new(PagePath.Of(request), fields, SendAgainWhy.Failed) { TraceId = Activity.Current?.TraceId.ToString() };

    private static PageAnswer PageOf(PageVisit visit, SendAgainModel model, int status) => PageAnswer.Page<Layout.SendAgain, SendAgainModel>(visit.Words["again.title"], model, status);
}
