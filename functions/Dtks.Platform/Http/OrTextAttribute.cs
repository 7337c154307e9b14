namespace Dtks.Platform.Http;

/// <summary>Says that clients may send a text, such as an id, in the place of an object.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class OrTextAttribute : Attribute;
