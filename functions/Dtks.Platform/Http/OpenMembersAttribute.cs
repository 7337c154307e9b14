namespace Dtks.Platform.Http;

/// <summary>Says that members which are not known are passed over where clients send them, as another standard has it: for the API's document.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class OpenMembersAttribute : Attribute;
