namespace Dtks.Functions.Partners;

/// <summary>The three parts of a message's body as they stand in it, byte for byte.</summary>
/// <param name="Signature">The text of <c>signature</c>; null where it is not there, is null or empty.</param>
/// <param name="Header">The bytes of the value of <c>header</c>: an object.</param>
/// <param name="Message">The bytes of the value of <c>message</c>; empty where it is not there.</param>
public sealed record MessageFrame(string? Signature, ReadOnlyMemory<byte> Header, ReadOnlyMemory<byte> Message);
