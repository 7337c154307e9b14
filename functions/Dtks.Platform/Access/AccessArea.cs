namespace Dtks.Platform.Access;

/// <summary>What an <see cref="AccessAttribute.Area"/> says where no part of the route names the area.</summary>
public static class AccessArea
{
    /// <summary>The nation: what is done here is done for all of it.</summary>
    public const string Nation = "ID";

    /// <summary>The body names it; the function holds the caller to it with <see cref="Caller.RequireArea"/>.</summary>
    public const string InBody = "body";

    /// <summary>The query names it, by <c>?area=</c>, at any level; without one that is an area's code the function answers.</summary>
    public const string InQuery = "query";

    /// <summary>There is none: it is about the caller alone, or about what belongs to no area.</summary>
    public const string None = "none";
}
