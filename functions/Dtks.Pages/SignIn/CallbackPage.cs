using Dtks.Pages.Serving;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Dtks.Pages.SignIn;

/// <summary>/masuk/selesai: where a reader comes back from the authority with a code.</summary>
/// <param name="ways">How one signs in here.</param>
/// <param name="log">Where what went wrong is told of.</param>
public sealed partial class CallbackPage(SignInWays ways, ILogger<CallbackPage> log) : IPage
{
    /// <summary>Its address.</summary>
    public const string Path = "/masuk/selesai";

    /// <inheritdoc />
    public string Route => "masuk/selesai";

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
        try
        {
            return await handler.HandleRequestAsync() ? new PageAnswer.Written() : PageAnswer.NotThere;
        }
        catch (AuthenticationFailureException e)
        {
            // What failed may hold what the address held: only its kind is told.
            Failed(log, e.InnerException?.GetType().Name ?? e.GetType().Name);
            return new PageAnswer.Refused(400, visit.Words["signIn.failed"]);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Somebody came back from the authority and was not signed in ({Kind}).")]
    private static partial void Failed(ILogger log, string kind);
}
