using Dtks.Pages.Serving;

namespace Dtks.Pages.Objecting;

/// <summary>/keberatan: how whoever was refused, or whose assistance stopped, objects (GOV-3).</summary>
public sealed class ObjectingPage : IPage
{
    /// <inheritdoc />
    public string Route => "keberatan";

    /// <inheritdoc />
    public Task<PageAnswer> ShowAsync(PageVisit visit, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(visit);
        return Task.FromResult(PageAnswer.Page<Objecting, ObjectingModel>(visit.Words["objecting.title"], new ObjectingModel()));
    }
}

/// <summary>The page is the same for everyone.</summary>
public sealed record ObjectingModel;
