using Dtks.Pages.Serving;

namespace Dtks.Pages.Musdes;

/// <summary>What stands in the place of a form of a deliberation that is concluded or cancelled: nothing of it is changed any more (MUS-7).</summary>
internal static class ClosedPage
{
    /// <summary>The page.</summary>
    /// <param name="visit">Who looks.</param>
    /// <param name="title">The code of the form's title.</param>
    /// <param name="found">The deliberation.</param>
    public static PageAnswer Of(PageVisit visit, string title, MusdesRecord found) =>
        PageAnswer.Page<Closed, ClosedModel>(visit.Words[title], new ClosedModel(visit.Words[title], MusdesPaths.Page(visit), visit.Words[found.Status == "cancelled" ? "musdes.closed.cancelled" : "musdes.closed.concluded"]), 409);
}

/// <summary>A form that is served no more.</summary>
/// <param name="Title">Its title.</param>
/// <param name="Back">The deliberation's page.</param>
/// <param name="Why">Why it is served no more.</param>
public sealed record ClosedModel(string Title, string Back, string Why);
