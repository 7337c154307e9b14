using Dtks.Pages.Sessions;
using Dtks.Platform.Access;
using Dtks.Platform.Hosting;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace Dtks.Pages.SignIn;

/// <summary>How the authority is asked who somebody is: a code by the browser, and the token for it by this app, with PKCE.</summary>
internal sealed partial class AuthorityOptions(IOptions<IdentityOptions> identity, IOptions<SignInOptions> signIn, TokenValidation tokens, TimeProvider clock, IServiceProvider services, ILogger<AuthorityOptions> log) : IConfigureNamedOptions<OpenIdConnectOptions>
{
    public void Configure(OpenIdConnectOptions options) => Configure(SignInSchemes.Authority, options);

    public void Configure(string? name, OpenIdConnectOptions options)
    {
        options.SignInScheme = SignInSchemes.Session;
        options.TimeProvider = clock;
        options.Authority = identity.Value.Authority;
        (options.ClientId, options.ClientSecret) = (signIn.Value.ClientId, signIn.Value.Secret());
        options.ResponseType = OpenIdConnectResponseType.Code;

        // In the address, so that the cookies which the answer is held to need not be sent from every site.
        options.ResponseMode = OpenIdConnectResponseMode.Query;
        options.UsePkce = true;
        options.SaveTokens = false;
        options.MapInboundClaims = false;
        options.CallbackPath = CallbackPage.Path;
        options.Scope.Clear();
        options.Scope.Add("openid");
        options.Scope.Add(signIn.Value.Scope);
        options.Events.OnTokenResponseReceived = HoldAsync;
        options.Events.OnTokenValidated = context =>
        {
            context.Principal = ReaderClaims.Of((TokenHolder)context.HttpContext.Items[typeof(TokenHolder)]!);
            SessionBegin.Set(context.Properties!, clock.GetUtcNow());
            return Task.CompletedTask;
        };
        options.Events.OnRemoteFailure = context =>
        {
            // What failed may hold what the address held: only its kind is told.
            Failed(log, context.Failure?.InnerException?.GetType().Name ?? context.Failure?.GetType().Name ?? "?");
            context.HandleResponse();
            context.Response.Redirect(FailedPage.Path);
            return Task.CompletedTask;
        };
        if (OutgoingHttp.ClientOf(services, OutgoingHttp.Identity)?.Invoke() is { } http)
        {
            options.Backchannel = http;
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Somebody came back from the authority and was not signed in ({Kind}).")]
    private static partial void Failed(ILogger log, string kind);

    // Who it is and what they may is told by the token for the API, held to what any other is.
    private async Task HoldAsync(TokenResponseReceivedContext context)
    {
        var token = context.TokenEndpointResponse.AccessToken;
        context.HttpContext.Items[typeof(TokenHolder)] = await tokens.HolderAsync(token);
    }
}
