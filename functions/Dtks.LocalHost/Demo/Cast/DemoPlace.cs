namespace Dtks.LocalHost.Demo.Cast;

/// <summary>A village of the real list, and what it lies in.</summary>
/// <param name="Code">Ten digits.</param>
/// <param name="Name">The village's name.</param>
/// <param name="District">The district's name.</param>
/// <param name="Regency">The regency's name.</param>
/// <param name="Zone">WIB, WITA or WIT.</param>
internal sealed record DemoPlace(string Code, string Name, string District, string Regency, string Zone)
{
    public string RegencyCode => Code[..4];

    /// <summary>Ahead of UTC, by Keputusan Presiden 41/1987: 7, 8 or 9 hours.</summary>
    public TimeSpan Offset => TimeSpan.FromHours(Zone switch { "WIB" => 7, "WITA" => 8, _ => 9 });
}
