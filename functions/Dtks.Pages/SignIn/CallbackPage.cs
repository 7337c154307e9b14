using Dtks.Pages.Serving;
using Dtks.Pages.Sessions;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.DependencyInjection;

namespace Dtks.Pages.SignIn;

/// <summary>/masuk/selesai: where a reader comes back from the authority with a code.</summary>
/// <param name="ways">How one signs in here.</param>
public sealed class CallbackPage(SignInWays ways) : IPage
{
    /// <summary>Its address.</summary>
    public const string Path = "/masuk/selesai";

    /// <inheritdoc />
    public string Route => "masuk/selesai";

    /// <inheritdoc />
    public bool BeginsSession(string method) => ways.HasAuthority;

    /// <inheritdoc />
    public async Task<PageAnswer> ShowAsync(PageVisit visit, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(visit);
        if (!ways.HasAuthority)
        {
            return PageAnswer.NotThere;
        }

        var handlers = visit.Http.RequestServices.GetRequiredService<IAuthenticationHandlerProvider>();
        var handler = (IAuthenticationRequestHandler)(await handlers.GetHandlerAsync(visit.Http, SignInSchemes.Authority))!;
        return await handler.HandleRequestAsync() ? new PageAnswer.Written() : PageAnswer.NotThere;
    }
}
