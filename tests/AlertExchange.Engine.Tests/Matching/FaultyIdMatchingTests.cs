using AlertExchange.Engine.Identity;
using AlertExchange.Engine.Matching;
using AlertExchange.Engine.Tests.Identity;

namespace AlertExchange.Engine.Tests.Matching;

public sealed class FaultyIdMatchingTests
{
    private static readonly CitizenId Id = County.SomeId;

    [TestCase("341098195203151000")]
    [TestCase("3.41098195203151E+17")]
    [TestCase("341098195203151")]
    [TestCase("3410981952031512")]
    [TestCase("34109819520315")]
    public void Lost_digits_propose_people_by_what_is_left_and_the_name(string written)
    {
        var county = new County().With("张三", Id).With("李四", SyntheticIds.Of(1952, 3, 15, 124), household: 2).With("张三", SyntheticIds.Of(1953, 3, 15, 123), household: 3);

        var answer = county.Ask(County.RowAsWritten("张三", written));

        answer.Result.Strategy.ShouldBe(MatchStrategy.IdPrefix);
        answer.PersonNo.ShouldBe(1);
        answer.Result.Best.Score.ShouldBeGreaterThan((short)900);
    }

    [Test]
    public void A_short_remainder_proposes_nobody() =>
        new County().With("张三", Id).Ask(County.RowAsWritten("张三", "3.41098E+17")).ShouldBeNobody(MatchStrategy.NoCandidate);

    [Test]
    public void Any_one_replaced_character_finds_the_person()
    {
        var county = new County().With("张三", Id).With("李四", SyntheticIds.OfNumber(5));
        for (var place = 0; place < 18; place++)
        {
            var text = Id.Reveal().ToCharArray();
            text[place] = text[place] == '9' ? '0' : (char)(text[place] + 1);

            county.Ask(County.RowAsWritten("张三", new string(text))).ShouldBePossible(MatchStrategy.IdSubstitution, 1);
        }
    }

    [Test]
    public void Any_two_exchanged_neighbours_find_the_person()
    {
        var county = new County().With("张三", Id);
        for (var place = 0; place < 17; place++)
        {
            var text = Id.Reveal().ToCharArray();
            if (text[place] == text[place + 1])
            {
                continue;
            }

            (text[place], text[place + 1]) = (text[place + 1], text[place]);

            county.Ask(County.RowAsWritten("张三", new string(text))).Result.Strategy.ShouldBeOneOf(MatchStrategy.IdTransposition, MatchStrategy.IdSubstitution);
            county.Ask(County.RowAsWritten("张三", new string(text))).PersonNo.ShouldBe(1);
        }
    }

    [Test]
    public void Any_one_dropped_digit_finds_the_person()
    {
        var county = new County().With("张三", Id);
        for (var place = 0; place < 17; place++)
        {
            county.Ask(County.RowAsWritten("张三", Id.Reveal().Remove(place, 1))).ShouldBePossible(MatchStrategy.IdPrefix, 1);
        }
    }

    [Test]
    public void A_letter_typed_for_a_digit_finds_the_person() =>
        new County().With("张三", Id).Ask(County.RowAsWritten("张三", "3410981952O3151237")).ShouldBePossible(MatchStrategy.IdSubstitution, 1);

    [Test]
    public void Near_ids_of_other_names_are_not_proposed() =>
        new County().With("李四", Id).Ask(County.RowAsWritten("张三", "341098195203151238")).ShouldBeNobody(MatchStrategy.NoCandidate);

    [Test]
    public void A_faulty_id_without_a_name_is_possible_where_it_leads_to_one_person() =>
        new County().With("张三", Id).Ask(County.RowAsWritten(null, "341098195203151238")).ShouldBePossible(MatchStrategy.IdSubstitution, 1);

    [Test]
    public void A_faulty_id_that_the_roster_has_too_finds_the_person() =>
        new County().With("张三", oddId: "341098195203151238").Ask(County.RowAsWritten("张三", "341098195203151238")).ShouldBePossible(MatchStrategy.IdPrefix, 1);

    [Test]
    public void The_same_name_ranks_before_a_similar_one()
    {
        var county = new County().With("张健国", SyntheticIds.Of(1952, 3, 15, 124)).With("张建国", Id);

        county.Ask(County.RowAsWritten("张建国", "341098195203151000")).ShouldBePossible(MatchStrategy.IdPrefix, 2, 1);
    }

    [Test]
    public void What_else_agrees_ranks_before_what_conflicts()
    {
        var county = new County().With("张三", SyntheticIds.Of(1952, 3, 15, 124), household: 2, village: "双河村").With("张三", Id);

        county.Ask(County.RowAsWritten("张三", "341098195203151000") with { Village = "平里村" }).PersonNo.ShouldBe(2);
    }

    [Test]
    public void The_birth_date_in_a_faulty_id_helps_to_find_by_name() =>
        new County().With("张三", SyntheticIds.Of(1952, 3, 15, 777), village: "双河村")
            .Ask(County.RowAsWritten("张三", "341097195203156665")).ShouldBePossible(MatchStrategy.NameAndBirthDate, 1);
}
