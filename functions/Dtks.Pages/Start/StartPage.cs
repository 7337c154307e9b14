using Dtks.Pages.Serving;

namespace Dtks.Pages.Start;

/// <summary>/: what there is for citizens, and the way in for officials.</summary>
public sealed class StartPage : IPage
{
    /// <inheritdoc />
    public string Route => string.Empty;

    /// <inheritdoc />
    public Task<PageAnswer> ShowAsync(PageVisit visit, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(visit);
        return Task.FromResult(PageAnswer.Page<Start, StartModel>(visit.Words["start.title"], new StartModel()));
    }
}

/// <summary>The first page has nothing of anyone's.</summary>
public sealed record StartModel;
