using Dtks.Domain.Kernel;

namespace Dtks.Platform.Access;

/// <summary>
/// Who may call an HTTP function (GOV-2): a role, and an area that the caller's own is near enough to. Enforced before the function runs.
/// </summary>
/// <param name="roles">The roles, in the order in which a caller who has several acts in one; after the officers, where those are named.</param>
[AttributeUsage(AttributeTargets.Method)]
public sealed class AccessAttribute(params Role[] roles) : Attribute
{
    /// <summary>The roles, in order.</summary>
    public IReadOnlyList<Role> Roles => Officers ? [.. Access.Officers.Of(AccessRule.LevelOf(Area), Reach), .. roles] : roles;

    /// <summary>Whether the officers of the area (<see cref="Access.Officers.OfTheArea"/>) may call it too: those whose area can be near enough.</summary>
    public bool Officers { get; set; }

    /// <summary>
    /// What names the area: a part of the route (<c>village</c>, <c>district</c>, <c>regency</c>, <c>province</c>, or <c>area</c> for any level), or one of
    /// <see cref="AccessArea"/>. Always named.
    /// </summary>
    public string Area { get; set; } = string.Empty;

    /// <summary>How far a caller's area may be from that one; by default the same or above it.</summary>
    public Reach Reach { get; set; } = Reach.Own | Reach.Above;

    /// <summary>
    /// A role that is let in wherever its area is, because the function shows it nothing but what concerns itself (404 for all else); none by default.
    /// </summary>
    public Role[] Concerned { get; set; } = [];
}
