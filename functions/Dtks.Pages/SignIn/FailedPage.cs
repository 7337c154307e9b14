using Dtks.Pages.Serving;

namespace Dtks.Pages.SignIn;

/// <summary>/masuk/gagal: for whoever came back from the authority and was not signed in.</summary>
public sealed class FailedPage : IPage
{
    /// <summary>Its address.</summary>
    public const string Path = "/masuk/gagal";

    /// <inheritdoc />
    public string Route => "masuk/gagal";

    /// <inheritdoc />
    public Task<PageAnswer> ShowAsync(PageVisit visit, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(visit);
        return Task.FromResult<PageAnswer>(new PageAnswer.Refused(400, visit.Words["signIn.failed"]));
    }
}
