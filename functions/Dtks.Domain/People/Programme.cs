using System.Runtime.Serialization;

namespace Dtks.Domain.People;

/// <summary>The programmes whose recipients are taken from the register (REG-6, PRO-2, VER-4).</summary>
public enum Programme
{
    /// <summary>Program Keluarga Harapan: a family's.</summary>
    [EnumMember(Value = "PKH")]
    Pkh,

    /// <summary>Bantuan Pangan Non Tunai: a family's.</summary>
    [EnumMember(Value = "BPNT")]
    Bpnt,

    /// <summary>Penerima Bantuan Iuran Jaminan Kesehatan Nasional: a person's.</summary>
    [EnumMember(Value = "PBI-JKN")]
    PbiJkn,
}
