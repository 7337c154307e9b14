namespace Dtks.Platform.Access;

/// <summary>What an <see cref="AccessAttribute.Area"/> says where no part of the route names the area.</summary>
public static class AccessArea
{
    /// <summary>The nation: what is done here is done for all of it.</summary>
    public const string Nation = "ID";

    /// <summary>The body names it, or the query of a GET; the function holds the caller to it with <see cref="Caller.RequireArea"/>.</summary>
    public const string InBody = "body";

    /// <summary>There is none: it is about the caller alone, or about what belongs to no area.</summary>
    public const string None = "none";
}
