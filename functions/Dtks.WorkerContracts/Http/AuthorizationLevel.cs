namespace Microsoft.Azure.Functions.Worker;

/// <summary>
/// Which host key a request must carry. Our functions are all <see cref="Anonymous"/> to the host: bearer tokens decide. Source:
/// Worker.Extensions.Http.
/// </summary>
public enum AuthorizationLevel
{
    /// <summary>No key is asked for.</summary>
    Anonymous = 0,

    /// <summary>A user's authentication token.</summary>
    User = 1,

    /// <summary>A function key.</summary>
    Function = 2,

    /// <summary>A system key.</summary>
    System = 3,

    /// <summary>The host's master key.</summary>
    Admin = 4,
}
