namespace AlertExchange.Engine.Policies;

public static class PolicyProfileParser
{
    public static PolicyProfileResult Parse(string yamlText, string fileName) => new PolicyProfileResult.Refused([]);
}
