namespace Dtks.Platform.Http;

/// <summary>Says that a member is an object whose members another document has, such as that of a standard.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class FreeFormAttribute : Attribute;
