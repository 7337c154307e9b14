using Dtks.Pages.Layout;

namespace Dtks.Pages.Serving;

/// <summary>A form that was not served, because its session ended or it was open for too long: what was typed, to be sent once more.</summary>
internal static class SendAgain
{
    // The form's own token, which a new one takes the place of; its key stays, so that what was done after all is not done twice.
    private const string Token = "isian";

    /// <summary>The page.</summary>
    public static PageAnswer Page(PageVisit visit, PageForm form)
    {
        var model = new SendAgainModel(visit.Http.Request.Path.Value ?? "/", [.. form.Fields.Where(f => f.Name != Token)], visit.Reader is null);
        return PageAnswer.Page<Layout.SendAgain, SendAgainModel>(visit.Words["again.title"], model, 401);
    }
}
