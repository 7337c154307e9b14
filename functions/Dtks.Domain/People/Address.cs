namespace Dtks.Domain.People;

/// <summary>Where a family lives within its village (REG-2).</summary>
/// <param name="Street">Free text, 1 to 200 characters: the address column of PRO-5.</param>
/// <param name="Rt">Rukun tetangga, three digits.</param>
/// <param name="Rw">Rukun warga, three digits; <c>000</c> where there is none.</param>
public sealed record Address(string Street, string Rt, string Rw)
{
    /// <summary>Hidden: it leads to persons (REG-3).</summary>
    public override string ToString() => "[address]";
}
