using Dtks.Domain.Kernel;

namespace Dtks.Pages.Serving;

/// <summary>One address for people: what is shown there and, where it has a form, what comes of sending it.</summary>
public interface IPage
{
    /// <summary>Its path below <c>/</c> with its parts, such as <c>wilayah/{code}</c>.</summary>
    string Route { get; }

    /// <summary>Whose it is: who has none of these roles is told so. Null: anyone's, signed in or not.</summary>
    IReadOnlyList<Role>? For => null;

    /// <summary>Whether its form changes nothing of anyone's: it may come from anywhere.</summary>
    bool IsHarmless => false;

    /// <summary>How large a form of who is signed in may be, in bytes: one with a file is larger.</summary>
    long MostBytes => PageForm.MostBytes;

    /// <summary>Whether a request for it begins a session: then the one that its browser had is over.</summary>
    /// <param name="method">The request's method.</param>
    bool BeginsSession(string method) => false;

    /// <summary>What is shown.</summary>
    /// <param name="visit">Who looks, and at what.</param>
    /// <param name="cancellation">Ends it early.</param>
    Task<PageAnswer> ShowAsync(PageVisit visit, CancellationToken cancellation);

    /// <summary>What comes of its form; a page without one has nothing to be sent.</summary>
    /// <param name="visit">Who sends, and from where.</param>
    /// <param name="form">What was typed.</param>
    /// <param name="cancellation">Ends it early.</param>
    Task<PageAnswer> SubmitAsync(PageVisit visit, PageForm form, CancellationToken cancellation) => Task.FromResult<PageAnswer>(PageAnswer.NotThere);
}
