using System.Diagnostics;
using Dtks.Pages.Layout;
using Dtks.Pages.Words;

namespace Dtks.Pages.Serving;

/// <summary>Tells why nothing is shown, as a page.</summary>
internal static class Refusals
{
    /// <summary>The page.</summary>
    public static PageAnswer.Shown PageOf(PageWords words, PageAnswer.Refused refused)
    {
        var kind = refused.Status switch
        {
            404 => "notThere",
            403 => "forbidden",
            429 => "tooMany",
            503 => "unavailable",
            >= 500 => "failed",
            _ => "refused",
        };
        var trace = refused.Status >= 500 ? Activity.Current?.TraceId.ToString() : null;
        var title = words[$"refusal.{kind}.title"];
        return new PageAnswer.Shown(title, typeof(Refusal), new RefusalModel(title, refused.Detail ?? words[$"refusal.{kind}"], trace), refused.Status);
    }
}
