using Dtks.Platform.Access;
using Microsoft.Extensions.Options;

namespace Dtks.Pages.Sessions;

/// <summary>How one signs in here.</summary>
/// <param name="identity">Whose tokens are believed.</param>
/// <param name="signIn">How the pages ask for one.</param>
public sealed class SignInWays(IOptions<IdentityOptions> identity, IOptions<SignInOptions> signIn)
{
    /// <summary>Where the way in is.</summary>
    public const string Path = "/masuk";

    /// <summary>With an account of the authority.</summary>
    public bool HasAuthority => !string.IsNullOrEmpty(identity.Value.Authority) && signIn.Value.HasClient();

    /// <summary>By choosing a role and an area: only where tokens are signed by a key of this machine, which is never so on Azure.</summary>
    public bool IsOwnMachine => !string.IsNullOrEmpty(identity.Value.SigningKey);
}
