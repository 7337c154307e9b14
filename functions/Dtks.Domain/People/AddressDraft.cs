namespace Dtks.Domain.People;

/// <summary>An address as it came in; nothing checked.</summary>
/// <param name="Street">Free text.</param>
/// <param name="Rt">One to three digits.</param>
/// <param name="Rw">One to three digits.</param>
public sealed record AddressDraft(string? Street, string? Rt, string? Rw)
{
    /// <summary>Hidden (REG-3).</summary>
    public override string ToString() => "[address]";
}
