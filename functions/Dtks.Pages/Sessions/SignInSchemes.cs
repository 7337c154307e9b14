namespace Dtks.Pages.Sessions;

/// <summary>By what a reader is known.</summary>
public static class SignInSchemes
{
    /// <summary>The session that a browser's cookie names.</summary>
    public const string Session = "session";

    /// <summary>OpenID Connect: the authorization code flow with PKCE, on the server's side.</summary>
    public const string Authority = "authority";
}
