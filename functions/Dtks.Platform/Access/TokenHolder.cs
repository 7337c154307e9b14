using Dtks.Domain.Areas;
using Dtks.Domain.Kernel;

namespace Dtks.Platform.Access;

/// <summary>What a valid token says of who holds it.</summary>
/// <param name="Subject">The token's <c>sub</c>: stable, opaque, at most 200 characters.</param>
/// <param name="Name">The token's <c>name</c>; empty when absent.</param>
/// <param name="Roles">The roles the token carries.</param>
/// <param name="Area">The area the holder acts for.</param>
public sealed record TokenHolder(string Subject, string Name, IReadOnlySet<Role> Roles, AreaCode Area);
